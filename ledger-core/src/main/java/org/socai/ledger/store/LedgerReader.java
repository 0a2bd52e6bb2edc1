package org.socai.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.history.Recorded;

/**
 * Reads what the ledger knows: events that have positions, in their order. Works on a connection
 * the caller owns; thread-safe.
 */
public final class LedgerReader {
    private static final String COLUMNS =
            """
            select p.position, e.sequence, e.event_id, p.recorded_at, e.actor, e.caused_by, e.name, e.version, e.payload
            """;

    private final EventCodec codec;

    public LedgerReader(EventCodec codec) {
        this.codec = codec;
    }

    /** The next events after a position, at most so many, in order of position. */
    public List<Recorded<LedgerEvent>> after(Connection connection, long position, int atMost)
            throws SQLException {
        try (var select =
                connection.prepareStatement(
                        COLUMNS
                                + """
                                from event_position p join event e on e.id = p.id
                                where p.position > ? and p.position <= ? order by p.position
                                """)) {
            select.setLong(1, position);
            select.setLong(2, position + atMost);
            return recorded(select);
        }
    }

    /** One stream's positioned events, in order. */
    public List<Recorded<LedgerEvent>> stream(Connection connection, StreamId stream)
            throws SQLException {
        return streams(connection, List.of(stream));
    }

    /** Several streams' positioned events, stream after stream, each in order. */
    public List<Recorded<LedgerEvent>> streams(Connection connection, List<StreamId> streams)
            throws SQLException {
        return read(connection, streams, "");
    }

    /**
     * Only the facts of several streams, without what follows from them: all that derived figures
     * need, and a small part of a stream whose facts arrived late.
     */
    public List<Recorded<LedgerEvent>> facts(Connection connection, List<StreamId> streams)
            throws SQLException {
        return read(connection, streams, "and e.caused_by is null");
    }

    private List<Recorded<LedgerEvent>> read(
            Connection connection, List<StreamId> streams, String which) throws SQLException {
        try (var select =
                connection.prepareStatement(
                        COLUMNS
                                + """
                                from event e join event_position p on p.id = e.id
                                where e.stream = any (?::text[]) %s order by e.stream, e.sequence
                                """
                                        .formatted(which))) {
            var names = streams.stream().map(StreamId::value).toArray();
            select.setArray(1, connection.createArrayOf("text", names));
            return recorded(select);
        }
    }

    /** The last position assigned; 0 while the log is empty. */
    public long lastPosition(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select last_position from sequencer_state");
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * The last position assigned by an instant; 0 where there is none. The answer is final: no
     * later pass of the sequencer assigns a position at or before that instant, because a pass
     * reads the clock only after it has locked the state that is shared here.
     *
     * @throws FutureInstant when the instant lies after the ledger's clock
     */
    public long positionAt(Connection connection, Instant instant) throws SQLException {
        long last;
        Instant lastRecordedAt;
        try (var select =
                        connection.prepareStatement(
                                """
                                select last_position, recorded_at, clock_timestamp() from sequencer_state for share
                                """);
                var row = select.executeQuery()) {
            row.next();
            last = row.getLong(1);
            lastRecordedAt =
                    last == 0 ? Instant.MIN : row.getObject(2, OffsetDateTime.class).toInstant();
            var now = row.getObject(3, OffsetDateTime.class).toInstant();
            if (instant.isAfter(now) && instant.isAfter(lastRecordedAt)) {
                throw new FutureInstant(instant);
            }
        }
        return instant.isBefore(lastRecordedAt)
                ? lastPositionRecordedBy(connection, instant)
                : last;
    }

    private static long lastPositionRecordedBy(Connection connection, Instant instant)
            throws SQLException {
        try (var select =
                connection.prepareStatement(
                        """
                        select position from event_position where recorded_at <= ? order by recorded_at desc limit 1
                        """)) {
            select.setObject(1, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
            try (var row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** When a position was assigned; null for one that has not been. */
    public @Nullable Instant recordedAt(Connection connection, long position) throws SQLException {
        try (var select =
                connection.prepareStatement(
                        "select recorded_at from event_position where position = ?")) {
            select.setLong(1, position);
            try (var row = select.executeQuery()) {
                return row.next() ? row.getObject(1, OffsetDateTime.class).toInstant() : null;
            }
        }
    }

    private List<Recorded<LedgerEvent>> recorded(PreparedStatement select) throws SQLException {
        var rows = new ArrayList<Row>();
        var positions = new HashMap<UUID, Long>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                var read =
                        new Row(
                                row.getLong(1),
                                row.getLong(2),
                                row.getObject(3, UUID.class),
                                row.getObject(4, OffsetDateTime.class).toInstant(),
                                row.getString(5),
                                row.getObject(6, UUID.class),
                                codec.read(row.getString(7), row.getInt(8), row.getString(9)));
                rows.add(read);
                positions.put(read.eventId(), read.position());
            }
        }
        addCausesElsewhere(select.getConnection(), rows, positions);
        return rows.stream().map(row -> row.recorded(positions)).toList();
    }

    /**
     * A cause mostly stands just before its consequences; those that were not read with them are
     * looked up.
     */
    private static void addCausesElsewhere(
            Connection connection, List<Row> rows, Map<UUID, Long> positions) throws SQLException {
        var elsewhere = new HashSet<UUID>();
        for (var row : rows) {
            if (row.causedBy() != null && !positions.containsKey(row.causedBy())) {
                elsewhere.add(row.causedBy());
            }
        }
        if (elsewhere.isEmpty()) {
            return;
        }
        try (var select =
                connection.prepareStatement(
                        """
                        select e.event_id, p.position from event e join event_position p on p.id = e.id
                        where e.event_id = any (?::uuid[])
                        """)) {
            select.setArray(1, connection.createArrayOf("uuid", elsewhere.toArray()));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    positions.put(row.getObject(1, UUID.class), row.getLong(2));
                }
            }
        }
    }

    private record Row(
            long position,
            long sequence,
            UUID eventId,
            Instant recordedAt,
            String actor,
            @Nullable UUID causedBy,
            LedgerEvent event) {
        Recorded<LedgerEvent> recorded(Map<UUID, Long> positions) {
            var cause = causedBy == null ? null : Objects.requireNonNull(positions.get(causedBy));
            return new Recorded<>(position, sequence, eventId, recordedAt, actor, cause, event);
        }
    }
}
