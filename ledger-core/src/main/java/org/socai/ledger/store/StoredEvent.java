package org.socai.ledger.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.history.Recorded;

/**
 * A positioned event as its rows hold it, before its payload is read.
 *
 * @param payload json in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares stored events
record StoredEvent(
        long position,
        Instant recordedAt,
        String stream,
        long sequence,
        UUID eventId,
        @Nullable UUID causedBy,
        String actor,
        String name,
        int version,
        byte[] payload) {
    /** What a query has to select for {@link #of}, from {@code event e}. */
    static final String COLUMNS =
            "e.stream, e.sequence, e.event_id, e.caused_by, e.actor, e.name, e.version, e.payload";

    /** Takes {@link #COLUMNS}, the first of which stands at this place. */
    static StoredEvent of(long position, Instant recordedAt, ResultSet row, int first)
            throws SQLException {
        return new StoredEvent(
                position,
                recordedAt,
                row.getString(first),
                row.getLong(first + 1),
                row.getObject(first + 2, UUID.class),
                row.getObject(first + 3, UUID.class),
                row.getString(first + 4),
                row.getString(first + 5),
                row.getInt(first + 6),
                row.getBytes(first + 7));
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    ReadEvent read(EventCodec codec, CausePositions positions) {
        var cause = causedBy == null ? null : Objects.requireNonNull(positions.of(causedBy));
        try {
            var event = codec.read(name, version, payload);
            return new ReadEvent.Decoded(
                    new Recorded<>(position, sequence, eventId, recordedAt, actor, cause, event));
        } catch (UnreadableEvent unreadable) {
            return new ReadEvent.Unreadable(
                    position,
                    stream,
                    sequence,
                    eventId,
                    recordedAt,
                    name,
                    cause,
                    Objects.requireNonNullElse(unreadable.getMessage(), name));
        }
    }
}
