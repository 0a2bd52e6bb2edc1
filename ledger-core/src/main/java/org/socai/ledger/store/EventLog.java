package org.socai.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.StreamId;

/**
 * Appends events to the log and reads streams, on a connection and in a transaction that the caller
 * owns.
 *
 * <p>What is read here need not have a position yet: decisions see what is committed, answers see
 * what is positioned (see {@link LedgerReader}). Thread-safe.
 */
public final class EventLog {
    private static final String UNIQUE_VIOLATION = "23505";

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
        if (events.isEmpty()) {
            return;
        }
        try (var insert =
                connection.prepareStatement(
                        """
                        insert into event (stream, sequence, event_id, caused_by, name, version, effective_on, actor,
                                           payload, source)
                        select stream, sequence, event_id, caused_by, name, version, effective_on, actor,
                               payload::json, source::json
                        from unnest(?::text[], ?::bigint[], ?::uuid[], ?::uuid[], ?::text[], ?::smallint[], ?::date[],
                                    ?::text[], ?::text[], ?::text[])
                            with ordinality as e (stream, sequence, event_id, caused_by, name, version, effective_on,
                                                  actor, payload, source, place)
                        order by place
                        """)) {
            bind(insert, events);
            insert.executeUpdate();
        } catch (SQLException failure) {
            if (UNIQUE_VIOLATION.equals(failure.getSQLState())) {
                throw new AppendConflict(
                        "a place in a stream or the key of a fact is taken", failure);
            }
            throw failure;
        }
    }

    private void bind(PreparedStatement insert, List<NewEvent> events) throws SQLException {
        int size = events.size();
        var streams = new String[size];
        var sequences = new Long[size];
        var ids = new UUID[size];
        var causes = new @Nullable UUID[size];
        var names = new String[size];
        var versions = new Short[size];
        var days = new LocalDate[size];
        var actors = new String[size];
        var payloads = new String[size];
        var sources = new @Nullable String[size];
        for (int i = 0; i < size; i++) {
            var event = events.get(i);
            var stored = EventNames.of(event.event());
            streams[i] = event.event().stream().value();
            sequences[i] = event.sequence();
            ids[i] = event.eventId();
            causes[i] = event.causedBy();
            names[i] = stored.name();
            versions[i] = stored.version();
            days[i] = event.event().effectiveOn();
            actors[i] = event.actor();
            payloads[i] = codec.write(event.event());
            sources[i] = event.source();
        }
        var connection = insert.getConnection();
        insert.setArray(1, connection.createArrayOf("text", streams));
        insert.setArray(2, connection.createArrayOf("bigint", sequences));
        insert.setArray(3, connection.createArrayOf("uuid", ids));
        insert.setArray(4, connection.createArrayOf("uuid", causes));
        insert.setArray(5, connection.createArrayOf("text", names));
        insert.setArray(6, connection.createArrayOf("smallint", versions));
        insert.setArray(7, connection.createArrayOf("date", days));
        insert.setArray(8, connection.createArrayOf("text", actors));
        insert.setArray(9, connection.createArrayOf("text", payloads));
        insert.setArray(10, connection.createArrayOf("text", sources));
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
            var streams = new ArrayList<String>();
            var sequences = new ArrayList<Long>();
            fromSequences.forEach(
                    (stream, sequence) -> {
                        streams.add(stream.value());
                        sequences.add(sequence);
                    });
            select.setArray(1, connection.createArrayOf("text", streams.toArray()));
            select.setArray(2, connection.createArrayOf("bigint", sequences.toArray()));
            return streamEvents(select);
        }
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
            return streamEvents(select);
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

    private List<StreamEvent> streamEvents(PreparedStatement select) throws SQLException {
        var events = new ArrayList<StreamEvent>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                events.add(
                        new StreamEvent(
                                new StreamId(rows.getString(1)),
                                rows.getLong(2),
                                rows.getObject(3, UUID.class),
                                codec.read(rows.getString(4), rows.getInt(5), rows.getString(6))));
            }
        }
        return events;
    }
}
