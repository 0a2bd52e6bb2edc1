package org.socai.api.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.socai.api.bench.peer.Peer;
import org.socai.api.bench.peer.Tuning;
import org.socai.ledger.contribution.UnitCode;

/**
 * Commands that are durable when they are answered, from sixteen callers, while everything else
 * runs; against single-row inserts, and against Axon's own engines on the same commands.
 */
final class CommandsMeasurement implements Measurement {
    static final String RAW = "single-row inserts, 16 clients, one per transaction";

    private static final int CALLERS = 16;
    private static final Duration AT_REST = Duration.ofSeconds(5);

    private final Run run;

    CommandsMeasurement(Run run) {
        this.run = run;
    }

    @Override
    public Line line() {
        return Line.COMMANDS;
    }

    /** A contender, and what its repetitions came to. */
    private record Contender(
            Peer peer, List<Double> rates, Set<String> acknowledged, List<String> findings) {
        Contender(Peer peer) {
            this(peer, new ArrayList<>(), new HashSet<>(), new ArrayList<>());
        }
    }

    @Override
    public boolean isDisturbing() {
        return true;
    }

    @Override
    public void measure(Scale scale, boolean last) throws SQLException, InterruptedException {
        var subject = Subject.sample(run.ledger(), run.sizes().sample());
        var peers = peers(scale);
        try {
            for (var peer : peers) {
                subject.loadInto(peer);
                run.progress().say("%s has its history".formatted(peer.name()));
            }
            measure(scale, subject, peers);
        } finally {
            peers.forEach(Peer::close);
        }
    }

    private List<Peer> peers(Scale scale) throws SQLException, InterruptedException {
        var peers = new ArrayList<Peer>();
        peers.add(run.ledger().asPeer());
        if (run.sizes().peersAt().contains(scale)) {
            peers.addAll(run.axonPeers(Tuning.values()));
        }
        return peers;
    }

    private void measure(Scale scale, Subject subject, List<Peer> peers)
            throws SQLException, InterruptedException {
        var place = place(scale, "commands/s");
        var raw = new ArrayList<Double>();
        Map<String, Contender> contenders = new LinkedHashMap<>();
        peers.forEach(peer -> contenders.put(peer.name(), new Contender(peer)));
        warmUp(scale, subject, contenders);
        for (int repetition = 1; repetition <= run.sizes().repetitions(); repetition++) {
            var order = new ArrayList<>(contenders.values());
            raw.add(raw());
            for (var contender : repetition % 2 == 1 ? order : order.reversed()) {
                var done = send(contender, mix(scale, subject, repetition));
                contender.rates().add(done.perSecond());
                run.progress()
                        .say(
                                "%s: %.0f commands/s at %s"
                                        .formatted(
                                                contender.peer().name(),
                                                done.perSecond(),
                                                scale.label()));
            }
        }
        run.board().measured(place, RAW, Figures.of(raw), "rows of this log", List.of());
        for (var contender : contenders.values()) {
            contender.peer().awaitProjection(AT_REST);
            contender.findings().addAll(contender.peer().check(contender.acknowledged()));
            run.board()
                    .measured(
                            place,
                            contender.peer().name(),
                            Figures.of(contender.rates()),
                            "",
                            contender.findings());
        }
        compare(place, contenders.keySet());
    }

    private void compare(Board.Place place, Set<String> names) {
        run.board().ratio(place, SOCAI, RAW, 0.6, "≥ 0.60, aim 1.00");
        for (var name : names) {
            if (name.startsWith("Axon JDBC")) {
                run.board().ratio(place, SOCAI, name, 5, "≥ 5");
            } else if (name.startsWith("Axon JPA")) {
                run.board().ratio(place, SOCAI, name, 20, "≥ 20");
            }
        }
    }

    /** Code is compiled and caches are filled before anything counts. */
    private void warmUp(Scale scale, Subject subject, Map<String, Contender> contenders)
            throws InterruptedException {
        for (var contender : contenders.values()) {
            send(contender, mix(scale, subject, 0));
        }
    }

    /** The first two turns are those of the measurement of visibility. */
    private CommandMix mix(Scale scale, Subject subject, int repetition) {
        return new CommandMix(
                subject.units(), run.growth().nextMonth(), 2 + repetition, scale.label());
    }

    private Callers.Done send(Contender contender, CommandMix mix) throws InterruptedException {
        var own = new ArrayList<List<UnitCode>>();
        for (int caller = 0; caller < CALLERS; caller++) {
            own.add(mix.unitsOf(caller, CALLERS));
        }
        var done =
                Callers.run(
                        CALLERS,
                        run.sizes().span(),
                        (caller, number) -> {
                            var command = mix.command(own.get(caller), number);
                            if (command == null) {
                                return null;
                            }
                            contender.peer().send(command);
                            return CommandMix.factKey(command);
                        });
        contender.acknowledged().addAll(done.acknowledged());
        contender.findings().addAll(done.failures());
        return done;
    }

    private double raw() throws SQLException, InterruptedException {
        try (var connection = run.ledger().access().openAsOwner()) {
            var rows = StoredRow.newest(connection, run.sizes().rows());
            var done =
                    new RawLimits(run.ledger().access(), rows)
                            .singleRows(CALLERS, run.sizes().span());
            return done.perSecond();
        }
    }
}
