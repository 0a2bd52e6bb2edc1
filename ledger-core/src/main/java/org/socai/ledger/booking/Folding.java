package org.socai.ledger.booking;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.unit.EarlierHistoryNeeded;

/**
 * Brings states up to what the log says. A history that cannot be read costs only its own stream.
 * Thread-safe.
 */
final class Folding {
    private final CarefulReader reader;

    Folding(CarefulReader reader) {
        this.reader = reader;
    }

    /** Adds what has been appended since; where that needs more, all of the history is read. */
    void bringUp(Connection connection, Map<StreamId, StreamState> states) throws SQLException {
        var forgotten = new HashMap<StreamId, StreamState>();
        for (var stream : advance(connection, states)) {
            var tooShort = Objects.requireNonNull(states.get(stream));
            forgotten.put(stream, StreamState.empty(stream, tooShort.growth().empty().outdate()));
        }
        foldWhole(connection, forgotten);
        states.putAll(forgotten);
    }

    /** Folds whole histories onto empty states. */
    void foldWhole(Connection connection, Map<StreamId, StreamState> states) throws SQLException {
        if (!advance(connection, states).isEmpty()) {
            throw new IllegalStateException("a whole state needs no earlier history");
        }
    }

    /** Adds what has been appended since; returns the streams for which that is not enough. */
    private Set<StreamId> advance(Connection connection, Map<StreamId, StreamState> states)
            throws SQLException {
        var from = new HashMap<StreamId, Long>();
        states.forEach((stream, state) -> from.put(stream, state.nextSequence()));
        var forgotten = new HashSet<StreamId>();
        var events =
                reader.streams(
                        connection,
                        from,
                        (stream, unreadable) ->
                                states.put(
                                        stream,
                                        StreamState.unreadable(stream, unreadable.getMessage())));
        for (var appended : events) {
            var stream = appended.stream();
            if (forgotten.contains(stream)) {
                continue;
            }
            var state = states.get(stream);
            if (state == null || state.nextSequence() != appended.sequence()) {
                throw new IllegalStateException(
                        "stream " + stream + " has a gap before " + appended.sequence());
            }
            try {
                states.put(stream, state.after(appended.event()));
            } catch (EarlierHistoryNeeded needed) {
                forgotten.add(stream);
            }
        }
        return forgotten;
    }
}
