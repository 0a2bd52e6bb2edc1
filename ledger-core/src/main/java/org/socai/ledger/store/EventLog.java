package org.socai.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.socai.ledger.contribution.StreamId;

/**
 * Appends events to the log and reads streams, on a connection and in a transaction that the caller
 * owns.
 *
 * <p>What is read here need not have a position yet: decisions see what is committed, answers see
 * what is positioned (see {@link LedgerReader}). Thread-safe.
 */
public final class EventLog {
    private final EventCodec codec;

    public EventLog(EventCodec codec) {
        this.codec = codec;
    }

    /**
     * Appends events in one statement.
     *
     * @throws AppendConflict when a place or a key is taken; the transaction must be rolled back
     */
    public void append(Connection connection, List<NewEvent> events) throws SQLException {
        append(connection, copyOf(events));
    }

    /**
     * The same with events that are encoded already.
     *
     * @throws AppendConflict when a place or a key is taken; the transaction must be rolled back
     */
    public void append(Connection connection, EventCopy events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try {
            events.append(connection);
        } catch (SQLException failure) {
            if (SqlState.isTaken(failure)) {
                throw new AppendConflict(
                        "a place in a stream or the key of a fact is taken", failure);
            }
            throw failure;
        }
    }

    /** What {@link #append} is going to write. */
    public EventCopy copyOf(List<NewEvent> events) {
        return EventCopy.of(codec, events);
    }

    /** Events as they go into a statement together with others. */
    List<EventRows.Row> encode(List<NewEvent> events) {
        return EventRows.encode(codec, events);
    }

    /**
     * The events of several streams, each from its own sequence on, in order of stream and
     * sequence.
     */
    public List<StreamEvent> read(Connection connection, Map<StreamId, Long> fromSequences)
            throws SQLException {
        try (var select =
                connection.prepareStatement(
                        """
                        select e.stream, e.sequence, e.event_id, e.name, e.version, e.payload
                        from unnest(?::text[], ?::bigint[]) as wanted (stream, sequence)
                        cross join lateral (
                            select * from event
                            where stream = wanted.stream and sequence >= wanted.sequence
                            order by sequence offset 0) as e
                        order by e.stream, e.sequence
                        """)) {
            bind(select, fromSequences);
            return StreamEvent.list(select, codec);
        }
    }

    /** Whether any of these streams has an event at its sequence or behind it. */
    public boolean anyFrom(Connection connection, Map<StreamId, Long> sequences)
            throws SQLException {
        try (var select =
                connection.prepareStatement(
                        """
                        select exists (
                            select from unnest(?::text[], ?::bigint[]) as place (stream, sequence)
                            cross join lateral (
                                select from event
                                where stream = place.stream and sequence >= place.sequence limit 1) as e)
                        """)) {
            bind(select, sequences);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static void bind(PreparedStatement select, Map<StreamId, Long> sequences)
            throws SQLException {
        var streams = new ArrayList<String>();
        var places = new ArrayList<Long>();
        sequences.forEach(
                (stream, sequence) -> {
                    streams.add(stream.value());
                    places.add(sequence);
                });
        var connection = select.getConnection();
        select.setArray(1, connection.createArrayOf("text", streams.toArray()));
        select.setArray(2, connection.createArrayOf("bigint", places.toArray()));
    }

    /** The facts with these ids, as far as they are recorded. */
    public List<StreamEvent> find(Connection connection, Collection<UUID> eventIds)
            throws SQLException {
        try (var select =
                connection.prepareStatement(
                        """
                        select e.stream, e.sequence, e.event_id, e.name, e.version, e.payload
                        from event e where e.event_id = any (?::uuid[])
                        """)) {
            select.setArray(1, connection.createArrayOf("uuid", eventIds.toArray()));
            return StreamEvent.list(select, codec);
        }
    }

    /**
     * The first streams of units after one, in order of name; an empty name begins at the
     * beginning.
     */
    public List<StreamId> unitStreams(Connection connection, String after, int atMost)
            throws SQLException {
        return streams(
                connection,
                """
                select stream from event
                where sequence = 0 and stream > ? and stream like 'unit:%' order by stream limit ?
                """,
                after,
                atMost);
    }

    /** The first streams, after one, of units that a missing rate stopped at some time. */
    public List<StreamId> streamsThatAwaitedRates(Connection connection, String after, int atMost)
            throws SQLException {
        return streams(
                connection,
                """
                select distinct stream from event
                where name = 'rate-awaited' and stream > ? order by stream limit ?
                """,
                after,
                atMost);
    }

    private static List<StreamId> streams(
            Connection connection, String sql, String after, int atMost) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, after);
            select.setInt(2, atMost);
            var streams = new ArrayList<StreamId>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    streams.add(new StreamId(rows.getString(1)));
                }
            }
            return streams;
        }
    }
}
