package org.socai.api.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.socai.api.bench.peer.Peer;
import org.socai.api.bench.peer.Tuning;

/**
 * Filling all read models anew from the log; against reading the log in order, and against a pooled
 * replay by Axon's JDBC engine into one row per event.
 */
final class RebuildMeasurement implements Measurement {
    private static final String RAW = "ordered read by id, 1 reader, with payloads";

    private final Run run;

    RebuildMeasurement(Run run) {
        this.run = run;
    }

    @Override
    public Line line() {
        return Line.REBUILD;
    }

    @Override
    public void measure(Scale scale, boolean last) throws SQLException, InterruptedException {
        var place = place(scale, "events/s");
        var raw = new ArrayList<Double>();
        var rebuilt = new ArrayList<Double>();
        var limits = new RawLimits(run.ledger().access(), List.of());
        var ledger = run.ledger().asPeer();
        long events = 0;
        for (int repetition = 0; repetition < run.sizes().repetitions(); repetition++) {
            run.ledger().tidy();
            raw.add(limits.orderedRead());
            var replay = ledger.replay();
            events = replay.events();
            rebuilt.add(replay.events() * 1e9 / replay.nanos());
        }
        var findings = run.findings();
        var note = events + " events";
        run.board().measured(place, RAW, Figures.of(raw), note, List.of());
        run.board().measured(place, SOCAI, Figures.of(rebuilt), note, findings);
        run.progress().say("rebuilt at %.0f events/s".formatted(Figures.of(rebuilt).median()));
        run.board().ratio(place, SOCAI, RAW, 0.4, "≥ 0.40");
        run.board().target(place, SOCAI, rate -> rate >= 150_000, "≥ 150,000, aim 300,000", true);
        if (run.sizes().peersAt().contains(scale)) {
            replays(place);
        }
    }

    private void replays(Board.Place place) throws SQLException, InterruptedException {
        var subject = Subject.worth(run.ledger(), run.sizes().replayed());
        for (var tuning : Tuning.values()) {
            try (var peer = run.axonJdbc(tuning)) {
                subject.loadInto(peer);
                replay(place, peer);
            }
        }
    }

    private void replay(Board.Place place, Peer peer) throws SQLException, InterruptedException {
        var rates = new ArrayList<Double>();
        long events = 0;
        for (int repetition = 0; repetition < run.sizes().repetitions(); repetition++) {
            var replay = peer.replay();
            events = replay.events();
            rates.add(replay.events() * 1e9 / replay.nanos());
        }
        run.board()
                .measured(
                        place,
                        peer.name(),
                        Figures.of(rates),
                        events + " events",
                        peer.check(Set.of()));
        run.board().ratio(place, SOCAI, peer.name(), 10, "≥ 10");
        run.progress().say("%s replayed".formatted(peer.name()));
    }
}
