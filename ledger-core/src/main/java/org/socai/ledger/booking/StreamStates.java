package org.socai.ledger.booking;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.store.EventLog;
import org.socai.ledger.unit.Unit;
import org.socai.ledger.unit.UnitEvent;
import org.socai.ledger.unmatched.UnmatchedPayment;
import org.socai.ledger.unmatched.UnmatchedPaymentEvent;

/**
 * States of streams, folded from the log and kept for the next transaction.
 *
 * <p>What is kept is never trusted alone: every load reads what has been appended since, by
 * whomever, so several programs may write to one ledger. States of committed events only are kept.
 * Thread-safe.
 */
public final class StreamStates {
    private final EventLog log;
    private final int keptEvents;
    private final LinkedHashMap<StreamId, StreamState> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    /**
     * @param keptEvents how many events' worth of states to keep between transactions
     */
    public StreamStates(EventLog log, int keptEvents) {
        this.log = log;
        this.keptEvents = keptEvents;
    }

    /**
     * The state a stream has after so many events.
     *
     * @param nextSequence the place of the next event
     * @param state a {@link Unit} or an {@link UnmatchedPayment}
     */
    public record StreamState(long nextSequence, Object state) {
        static StreamState empty(StreamId stream) {
            return new StreamState(
                    0, stream.isUnit() ? Unit.unknown() : UnmatchedPayment.unknown());
        }

        /** What it costs to keep; streams without events cost something too. */
        long weight() {
            return nextSequence + 1;
        }

        public Unit unit() {
            return (Unit) state;
        }

        UnmatchedPayment unmatched() {
            return (UnmatchedPayment) state;
        }

        /** The state one event later. */
        public StreamState after(LedgerEvent event) {
            return switch (event) {
                case UnitEvent e -> new StreamState(nextSequence + 1, unit().evolve(e));
                case UnmatchedPaymentEvent e ->
                        new StreamState(nextSequence + 1, unmatched().evolve(e));
                default ->
                        throw new IllegalStateException(
                                event + " belongs to no stream of units or payments");
            };
        }
    }

    /**
     * The state of a stream as it is kept, without a look into the log: others may have appended
     * since. Null when none is kept.
     */
    public @Nullable StreamState known(StreamId stream) {
        synchronized (kept) {
            return kept.get(stream);
        }
    }

    /** The present states of these streams, read up to what the connection can see. */
    public Map<StreamId, StreamState> load(Connection connection, Collection<StreamId> streams)
            throws SQLException {
        var states = new HashMap<StreamId, StreamState>();
        var from = new HashMap<StreamId, Long>();
        synchronized (kept) {
            for (var stream : streams) {
                var state = kept.getOrDefault(stream, StreamState.empty(stream));
                states.put(stream, state);
                from.put(stream, state.nextSequence());
            }
        }
        for (var appended : log.read(connection, from)) {
            states.compute(
                    appended.stream(),
                    (stream, state) -> {
                        if (state == null || state.nextSequence() != appended.sequence()) {
                            throw new IllegalStateException(
                                    "stream "
                                            + stream
                                            + " has a gap before "
                                            + appended.sequence());
                        }
                        return state.after(appended.event());
                    });
        }
        return states;
    }

    /** Keeps states whose events have been committed, unless a later one is kept already. */
    public void keep(Map<StreamId, StreamState> committed) {
        synchronized (kept) {
            committed.forEach(
                    (stream, state) -> {
                        var before = kept.get(stream);
                        if (before == null || before.nextSequence() <= state.nextSequence()) {
                            kept.put(stream, state);
                            weight += state.weight() - (before == null ? 0 : before.weight());
                        }
                    });
            var eldest = kept.entrySet().iterator();
            while (weight > keptEvents && eldest.hasNext()) {
                weight -= eldest.next().getValue().weight();
                eldest.remove();
            }
        }
    }
}
