package org.socai.api.bench.peer;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.socai.api.bench.LedgerCheck;
import org.socai.api.jobs.Settling;
import org.socai.ledger.axon.AxonLedger;
import org.socai.ledger.store.EventLog;
import org.socai.ledger.store.NewEvent;
import org.socai.ledger.store.Sequencer;
import org.socai.ledger.store.StreamEvent;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitEvent.UnitRegistered;
import org.socai.projections.rebuild.Rebuild;
import org.socai.projections.rebuild.RebuildProgress;
import org.socai.projections.rebuild.RebuildRequest;

/** The ledger itself, as the program runs it: its sequencer and all its projections are live. */
public final class SocaiPeer implements Peer {
    private static final String ACTOR = "bench";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Parts parts;
    private final LedgerCheck check;

    /** Parts of the running program. */
    public record Parts(
            AxonLedger axon,
            EventLog log,
            Sequencer sequencer,
            DataSource database,
            Settling settling,
            Rebuild rebuild) {}

    public SocaiPeer(Parts parts, LedgerCheck check) {
        this.parts = parts;
        this.check = check;
    }

    @Override
    public String name() {
        return "Socai";
    }

    /** The ledger has its history already. */
    @Override
    public void load(List<StreamEvent> events) {}

    @Override
    public void begin() {}

    @Override
    public void send(UnitCommand command) {
        parts.axon().send(command, ACTOR);
    }

    @Override
    public void registerSlowly(UnitRegistered registered, Duration open)
            throws SQLException, InterruptedException {
        try (var connection = parts.database().getConnection()) {
            connection.setAutoCommit(false);
            parts.log().append(connection, List.of(NewEvent.fact(registered, 0, ACTOR, null)));
            Thread.sleep(open);
            connection.commit();
            parts.sequencer().committed();
        }
    }

    @Override
    public void awaitProjection(Duration atRest) throws SQLException, InterruptedException {
        check.awaitPositions(LONGEST_WAIT);
        parts.settling().await();
    }

    @Override
    public Replay replay() throws InterruptedException, SQLException {
        long begun = System.nanoTime();
        long events = parts.rebuild().run(RebuildRequest.all(), new RebuildProgress()).position();
        return new Replay(events, System.nanoTime() - begun);
    }

    @Override
    public List<String> check(Set<String> factKeys) throws SQLException {
        return check.findings(factKeys);
    }

    /** The program runs on. */
    @Override
    public void close() {}
}
