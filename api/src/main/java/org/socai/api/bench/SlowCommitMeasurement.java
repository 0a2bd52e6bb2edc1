package org.socai.api.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Random;
import org.socai.api.bench.peer.Peer;
import org.socai.api.bench.peer.Tuning;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.contribution.UnitType;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitDetails;
import org.socai.ledger.unit.UnitEvent.UnitRegistered;

/**
 * Transactions that stay open for a while beside fast ones, as they do when a lock is waited for or
 * a network stalls. No speed is measured: whether every acknowledged event reaches the projection
 * is.
 */
final class SlowCommitMeasurement implements Measurement {
    private static final int FAST = 4;
    private static final int SLOW = 4;
    private static final LocalDate DAY = LocalDate.of(2014, 1, 1);
    private static final Duration AT_REST = Duration.ofSeconds(5);

    private final Run run;

    SlowCommitMeasurement(Run run) {
        this.run = run;
    }

    @Override
    public Line line() {
        return Line.SLOW_COMMITS;
    }

    @Override
    public void measure(Scale scale, boolean last) throws SQLException, InterruptedException {
        if (!last) {
            return; // history has no say in it
        }
        measure(scale, run.ledger().asPeer());
        for (var tuning : Tuning.values()) {
            for (var peer : run.axonPeers(tuning)) {
                try (peer) {
                    measure(scale, peer);
                }
            }
        }
    }

    private void measure(Scale scale, Peer peer) throws SQLException, InterruptedException {
        peer.begin();
        run.progress().say("transactions of %s are held open".formatted(peer.name()));
        var done =
                Callers.run(
                        FAST + SLOW,
                        run.sizes().slowRun(),
                        (caller, number) -> {
                            var registered = unit(caller, number);
                            if (caller < SLOW) {
                                peer.registerSlowly(registered, hold(caller, number));
                            } else {
                                peer.send(command(registered));
                                Thread.sleep(5);
                            }
                            return registered.factKey();
                        });
        peer.awaitProjection(AT_REST);
        var findings = new ArrayList<>(done.failures());
        findings.addAll(peer.check(new HashSet<>(done.acknowledged())));
        var note =
                "%d events acknowledged, transactions open for up to %d s"
                        .formatted(done.acknowledged().size(), run.sizes().held().toSeconds());
        var place = place(scale, "events in the projection");
        run.board()
                .measured(
                        place, peer.name(), Figures.of(done.acknowledged().size()), note, findings);
        if (peer.name().equals(SOCAI)) {
            run.board().target(place, SOCAI, _ -> true, "all that were acknowledged", true);
        }
    }

    private Duration hold(int caller, int number) {
        long most = run.sizes().held().toMillis();
        var random = new Random(31L * caller + number);
        // The first of each slow writer is as slow as it gets.
        return Duration.ofMillis(number == 0 ? most : random.nextLong(most + 1));
    }

    private static UnitRegistered unit(int caller, int number) {
        var code = new UnitCode("SLOW%02dN%08d".formatted(caller, number));
        return new UnitRegistered(
                code,
                new UnitDetails("Slow employer", null, UnitType.NON_STATE_ENTERPRISE),
                new OfficeCode("99001"),
                PaymentCycle.MONTHLY,
                false,
                DAY);
    }

    private static RegisterUnit command(UnitRegistered registered) {
        return new RegisterUnit(
                registered.unit(),
                registered.details(),
                registered.office(),
                registered.cycle(),
                registered.budgetFunded(),
                registered.effectiveOn());
    }
}
