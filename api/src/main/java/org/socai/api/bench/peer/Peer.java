package org.socai.api.bench.peer;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.socai.ledger.store.StreamEvent;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitEvent.UnitRegistered;

/**
 * A way to keep events on PostgreSQL: takes commands, decides them with the ledger's own decider,
 * and feeds a projection. Thread-safe, except for starting and closing.
 */
public interface Peer extends AutoCloseable {
    /** As it is called in reports. */
    String name();

    /**
     * Takes events that were recorded before, and counts them as projected; in order of stream and
     * sequence.
     */
    void load(List<StreamEvent> events) throws SQLException;

    /** Ends loading: from now on commands come, and the projection follows. */
    void begin() throws SQLException;

    /** Decides and records one command; returns once that is durable. */
    void send(UnitCommand command);

    /**
     * Records that a unit became known, and leaves the transaction open for a while before it is
     * committed.
     */
    void registerSlowly(UnitRegistered registered, Duration open)
            throws SQLException, InterruptedException;

    /**
     * Waits until the projection has taken everything recorded, or takes nothing any more.
     *
     * @param atRest how long nothing may happen before the projection counts as at rest
     */
    void awaitProjection(Duration atRest) throws SQLException, InterruptedException;

    /** Fills the projection anew from all events. */
    Replay replay() throws SQLException, InterruptedException;

    /** How many events a replay took, and how long. */
    record Replay(long events, long nanos) {}

    /**
     * Compares what was acknowledged with what is recorded and projected.
     *
     * @param factKeys the keys of all facts acknowledged since the last load
     * @return one sentence for each thing lost, doubled or out of order; none when all is well
     */
    List<String> check(Set<String> factKeys) throws SQLException;

    @Override
    void close();
}
