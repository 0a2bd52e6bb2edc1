package org.socai.ledger.booking;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.store.EventLog;
import org.socai.ledger.unit.Unit;
import org.socai.ledger.unit.UnitRejected;

/**
 * States of streams, folded from the log and kept for the next transaction: in memory as far as
 * there is room, and as snapshots in the database.
 *
 * <p>What is kept is never trusted alone, so several programs may write to one ledger: every load
 * reads what has been appended since, by whomever, and whoever takes a state as it is kept finds
 * out before an answer stands on it, by appending to its stream or by {@link #anyOutdated looking}.
 * States of committed events only are kept. States of units may be {@linkplain
 * Unit.Registered#carriedForward carried forward}. Thread-safe.
 */
public final class StreamStates {
    private final EventLog log;
    private final Folding folding;
    private final UnitSnapshots snapshots = new UnitSnapshots();
    private final KeptStates kept;
    private final WholeStates whole = new WholeStates();

    /**
     * @param keptBytes about how much memory to use for states between transactions
     */
    public StreamStates(EventLog log, long keptBytes) {
        this.log = log;
        this.folding = new Folding(new CarefulReader(log));
        this.kept = new KeptStates(keptBytes);
    }

    /**
     * The state of a stream as it is kept, without a look into the log: others may have appended
     * since. Null when none is kept.
     */
    public @Nullable StreamState known(StreamId stream) {
        return kept.get(stream);
    }

    /**
     * Those of the states that are kept, without a look into the log: others may have appended
     * since. Streams that had no event are left out, because nobody finds out about them by
     * appending.
     *
     * @param ahead later states of some of them, whose events may not be committed yet
     * @param usable which of them can be gone on from
     */
    Map<StreamId, StreamState> known(
            Collection<StreamId> streams,
            Map<StreamId, StreamState> ahead,
            Predicate<StreamState> usable) {
        var states = keptOrAhead(streams, ahead);
        states.values().removeIf(s -> s.nextSequence() == 0 || !s.isReadable() || !usable.test(s));
        return states;
    }

    private Map<StreamId, StreamState> keptOrAhead(
            Collection<StreamId> streams, Map<StreamId, StreamState> ahead) {
        var states = kept.get(streams);
        for (var stream : streams) {
            var following = ahead.get(stream);
            if (following != null) {
                states.put(stream, following);
            }
        }
        return states;
    }

    /** Whether anything has been appended behind one of these states. */
    boolean anyOutdated(Connection connection, Map<StreamId, StreamState> states)
            throws SQLException {
        var places = new HashMap<StreamId, Long>();
        states.forEach((stream, state) -> places.put(stream, state.nextSequence()));
        return !places.isEmpty() && log.anyFrom(connection, places);
    }

    /** The present states of these streams, read up to what the connection can see. */
    public Map<StreamId, StreamState> load(Connection connection, Collection<StreamId> streams)
            throws SQLException {
        return load(connection, streams, Map.of(), _ -> true);
    }

    /**
     * The present states of these streams.
     *
     * @param ahead later states of some of them, whose events the connection may not see yet
     * @param usable which of the states that are kept can be gone on from
     */
    Map<StreamId, StreamState> load(
            Connection connection,
            Collection<StreamId> streams,
            Map<StreamId, StreamState> ahead,
            Predicate<StreamState> usable)
            throws SQLException {
        var states = keptOrAhead(streams, ahead);
        states.values().removeIf(state -> !state.isReadable() || !usable.test(state));
        var elsewhere = new HashSet<>(streams);
        elsewhere.removeAll(states.keySet());
        if (elsewhere.stream().anyMatch(StreamId::isUnit)) {
            states.putAll(snapshots.load(connection, elsewhere));
            states.values().removeIf(usable.negate());
        }
        elsewhere.forEach(stream -> states.putIfAbsent(stream, StreamState.empty(stream)));
        folding.bringUp(connection, states);
        return states;
    }

    /**
     * The fact with this id; null where there is none.
     *
     * @throws UnitRejected {@code HISTORY_UNREADABLE} when it is there and cannot be read
     */
    public @Nullable LedgerEvent fact(Connection connection, UUID id) throws SQLException {
        return new Facts(connection, log, null).find(id);
    }

    /** The present states of these streams, folded from their first event on. */
    public Map<StreamId, StreamState> loadWhole(Connection connection, Collection<StreamId> streams)
            throws SQLException {
        var states = new HashMap<StreamId, StreamState>();
        streams.forEach(stream -> states.put(stream, StreamState.empty(stream)));
        folding.foldWhole(connection, states);
        return states;
    }

    /** The present state of a stream, folded from its first event on. */
    StreamState loadWhole(Connection connection, StreamId stream) throws SQLException {
        return Objects.requireNonNull(loadWhole(connection, Set.of(stream)).get(stream));
    }

    /**
     * The present state of a stream with all of its history, which is folded on from the last such
     * answer: whoever races with others for the next place reads little in each attempt.
     *
     * @param connection sees what is committed and nothing else
     */
    public StreamState wholeForDecisions(Connection connection, StreamId stream)
            throws SQLException {
        var last = whole.get(stream);
        var states = new HashMap<StreamId, StreamState>();
        states.put(stream, last == null ? StreamState.empty(stream) : last);
        folding.foldWhole(connection, states);
        var present = Objects.requireNonNull(states.get(stream));
        whole.keep(stream, present);
        return present;
    }

    /** Keeps states whose events have been committed, unless a later one is kept already. */
    public void keep(Map<StreamId, StreamState> committed) {
        kept.keep(committed);
    }

    /**
     * Stores a snapshot of a unit that was read, if it has grown enough since its last one, so that
     * whoever reads it next has less to read.
     *
     * @return the state, carried forward if it was stored
     */
    public StreamState saved(
            Connection connection, StreamId stream, StreamState state, RuleBook rules)
            throws SQLException {
        var next = Map.of(stream, state.carriedForward(rules));
        if (UnitSnapshots.due(next).isEmpty()) {
            return state;
        }
        save(connection, encode(next));
        return Objects.requireNonNull(next.get(stream)).withSnapshot();
    }

    /** Snapshots of units as {@link #save} stores them. */
    List<UnitSnapshots.Encoded> encode(Map<StreamId, StreamState> due) {
        return snapshots.encode(due);
    }

    /** Stores snapshots of units. */
    void save(Connection connection, List<UnitSnapshots.Encoded> due) throws SQLException {
        snapshots.save(connection, due);
    }
}
