package org.socai.ledger.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Events in the form in which the log takes many at once, so that encoding need not hold up a
 * writer: PostgreSQL's binary {@code copy} format, a count of columns before each row, a length
 * before each value, all numbers big-endian.
 */
public final class EventCopy {
    private static final String COPY =
            "copy event (%s) from stdin (format binary)".formatted(EventRows.NAMES);
    private static final int COLUMNS = 10;

    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int NULL = -1;
    private static final int END_OF_ROWS = -1;
    private static final int BYTES_PER_EVENT = 700;
    private static final int CHUNK = 1 << 16;

    /** Day 0 of a PostgreSQL date. */
    private static final long DAY_ZERO = LocalDate.of(2000, 1, 1).toEpochDay();

    private byte[] bytes;
    private int size = HEADER.length;

    private EventCopy(int events) {
        bytes = Arrays.copyOf(HEADER, HEADER.length + events * BYTES_PER_EVENT);
    }

    static EventCopy of(EventCodec codec, List<NewEvent> events) {
        var copy = new EventCopy(events.size());
        for (var event : events) {
            copy.add(event, codec);
        }
        copy.putShort(END_OF_ROWS);
        return copy;
    }

    boolean isEmpty() {
        return size == HEADER.length + Short.BYTES;
    }

    private void add(NewEvent added, EventCodec codec) {
        var event = added.event();
        var stored = EventNames.of(event);
        putShort(COLUMNS);
        putText(event.stream().value());
        putInt(Long.BYTES);
        putLong(added.sequence());
        putId(added.eventId());
        putId(added.causedBy());
        putText(stored.name());
        putInt(Short.BYTES);
        putShort(stored.version());
        putInt(Integer.BYTES);
        putInt(Math.toIntExact(event.effectiveOn().toEpochDay() - DAY_ZERO));
        putText(added.actor());
        putBytes(codec.writeBytes(event));
        putText(added.source());
    }

    /** Appends the rows in their order, on a connection in a transaction that the caller owns. */
    void append(Connection connection) throws SQLException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        try {
            for (int from = 0; from < size; from += CHUNK) {
                copy.writeToCopy(bytes, from, Math.min(CHUNK, size - from));
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void putId(@Nullable UUID id) {
        if (id == null) {
            putInt(NULL);
        } else {
            putInt(2 * Long.BYTES);
            putLong(id.getMostSignificantBits());
            putLong(id.getLeastSignificantBits());
        }
    }

    private void putText(@Nullable String text) {
        if (text == null) {
            putInt(NULL);
        } else {
            putBytes(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void putBytes(byte[] value) {
        putInt(value.length);
        reserve(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    private void putLong(long value) {
        putInt((int) (value >>> 32));
        putInt((int) value);
    }

    private void putInt(int value) {
        putShort(value >>> 16);
        putShort(value);
    }

    private void putShort(int value) {
        reserve(Short.BYTES);
        bytes[size++] = (byte) (value >>> 8);
        bytes[size++] = (byte) value;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            int wanted = Math.addExact(size, more);
            bytes = Arrays.copyOf(bytes, Math.max(wanted, bytes.length + (bytes.length >> 1)));
        }
    }
}
