package org.socai.ledger.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.postgresql.PGConnection;

/**
 * Rows in PostgreSQL's binary {@code copy} format on their way into one table: a count of columns
 * before each row, a length before each value, all numbers big-endian. Values are written in the
 * order of the columns and with their types; whoever writes them sees to that. Not thread-safe.
 */
public final class BinaryCopy {
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int NULL = -1;
    private static final int END_OF_ROWS = -1;
    private static final int FIRST_SIZE = 1 << 16;
    private static final int CHUNK = 1 << 16;

    /** Day 0 of a PostgreSQL date. */
    private static final long DAY_ZERO = LocalDate.of(2000, 1, 1).toEpochDay();

    private final String sql;
    private final int columns;
    private byte[] bytes = new byte[FIRST_SIZE];
    private int size;

    /**
     * @param columns their names, with commas between them
     */
    public BinaryCopy(String table, String columns) {
        this.sql = "copy %s (%s) from stdin (format binary)".formatted(table, columns);
        this.columns = 1 + (int) columns.chars().filter(c -> c == ',').count();
        begin();
    }

    private void begin() {
        System.arraycopy(HEADER, 0, bytes, 0, HEADER.length);
        size = HEADER.length;
    }

    /** How many bytes of rows wait to be sent. */
    public int size() {
        return size - HEADER.length;
    }

    /** Takes back whatever was written since it had this size. */
    public void cutTo(int before) {
        size = before + HEADER.length;
    }

    /** Begins a row. */
    public BinaryCopy row() {
        reserve(2);
        putShort(columns);
        return this;
    }

    public BinaryCopy nothing() {
        reserve(4);
        putInt(NULL);
        return this;
    }

    /** A bigint. */
    public BinaryCopy number(long value) {
        reserve(12);
        putInt(8);
        putLong(value);
        return this;
    }

    /** An integer. */
    public BinaryCopy integer(int value) {
        reserve(8);
        putInt(4);
        putInt(value);
        return this;
    }

    /** A smallint. */
    public BinaryCopy small(int value) {
        reserve(6);
        putInt(2);
        putShort(value);
        return this;
    }

    /** A date, in days since 1970. */
    public BinaryCopy day(long sinceEpoch) {
        return integer(Math.toIntExact(sinceEpoch - DAY_ZERO));
    }

    public BinaryCopy truth(boolean value) {
        reserve(5);
        putInt(1);
        bytes[size++] = (byte) (value ? 1 : 0);
        return this;
    }

    public BinaryCopy id(UUID id) {
        reserve(20);
        putInt(16);
        putLong(id.getMostSignificantBits());
        putLong(id.getLeastSignificantBits());
        return this;
    }

    /** A json whose text is encoded already, in the first bytes of an array. */
    public BinaryCopy json(byte[] text, int length) {
        putEncoded(text, length);
        return this;
    }

    /** A bytea: what is left in a buffer. */
    public BinaryCopy bytes(ByteBuffer value) {
        int length = value.remaining();
        reserve(4 + length);
        putInt(length);
        value.get(bytes, size, length);
        size += length;
        return this;
    }

    /** Most texts are codes of a few letters: those are copied without an array of their own. */
    public BinaryCopy text(String text) {
        int length = text.length();
        reserve(4 + length);
        int at = size + 4;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                var encoded = text.getBytes(StandardCharsets.UTF_8);
                putEncoded(encoded, encoded.length);
                return this;
            }
            bytes[at + i] = (byte) c;
        }
        putInt(length);
        size += length;
        return this;
    }

    private void putEncoded(byte[] text, int length) {
        reserve(4 + length);
        putInt(length);
        System.arraycopy(text, 0, bytes, size, length);
        size += length;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            int wanted = Math.addExact(size, more);
            bytes = Arrays.copyOf(bytes, Math.max(wanted, bytes.length + (bytes.length >> 1)));
        }
    }

    private void putShort(int value) {
        bytes[size++] = (byte) (value >>> 8);
        bytes[size++] = (byte) value;
    }

    private void putInt(int value) {
        putShort(value >>> 16);
        putShort(value);
    }

    private void putLong(long value) {
        putInt((int) (value >>> 32));
        putInt((int) value);
    }

    /** Sends the rows in the caller's transaction and begins again without any. */
    public void send(Connection connection) throws SQLException {
        if (size() == 0) {
            return;
        }
        reserve(2);
        putShort(END_OF_ROWS);
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
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
        begin();
    }
}
