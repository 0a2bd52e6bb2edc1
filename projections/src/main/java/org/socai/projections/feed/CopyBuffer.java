package org.socai.projections.feed;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.socai.projections.feed.ProjectionTable.Column;

/**
 * The rows of one table in PostgreSQL's binary {@code copy} format: a count of columns before each
 * row, a length before each value, all numbers big-endian.
 */
final class CopyBuffer {
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int NULL = -1;
    private static final int END_OF_ROWS = -1;
    private static final int FIRST_SIZE = 1 << 16;
    private static final int CHUNK = 1 << 16;

    /** Day 0 of a PostgreSQL date, and the days that an insert takes too. */
    private static final LocalDate DAY_ZERO = LocalDate.of(2000, 1, 1);

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final ProjectionTable table;
    private final List<Column> columns;
    private byte[] bytes = new byte[FIRST_SIZE];
    private int size;

    CopyBuffer(ProjectionTable table) {
        this.table = table;
        this.columns = table.columns();
        begin();
    }

    private void begin() {
        System.arraycopy(HEADER, 0, bytes, 0, HEADER.length);
        size = HEADER.length;
    }

    int size() {
        return size - HEADER.length;
    }

    /**
     * Appends a row.
     *
     * @throws ClassCastException when a value is not of its column's type
     * @throws IllegalArgumentException when a day lies outside of the years 1 to 9999, or the
     *     values are not as many as the columns; the buffer is then as it was
     */
    void add(@Nullable Object[] values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(
                    values.length + " values for the columns of " + table.name());
        }
        int before = size;
        try {
            reserve(2);
            putShort(values.length);
            for (int i = 0; i < values.length; i++) {
                put(columns.get(i).type(), values[i]);
            }
        } catch (RuntimeException unfit) {
            size = before;
            throw unfit;
        }
    }

    private void put(String type, @Nullable Object value) {
        if (value == null) {
            reserve(4);
            putInt(NULL);
            return;
        }
        switch (type) {
            case "bigint" -> {
                reserve(12);
                putInt(8);
                putLong((Long) value);
            }
            case "integer" -> {
                reserve(8);
                putInt(4);
                putInt((Integer) value);
            }
            case "smallint" -> {
                reserve(6);
                putInt(2);
                putShort((Short) value);
            }
            case "date" -> {
                reserve(8);
                putInt(4);
                putInt(days((LocalDate) value));
            }
            case "boolean" -> {
                reserve(5);
                putInt(1);
                bytes[size++] = (byte) ((Boolean) value ? 1 : 0);
            }
            case "text" -> putText((String) value);
            default -> throw new IllegalArgumentException("no rows are written of type " + type);
        }
    }

    private static int days(LocalDate day) {
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            throw new IllegalArgumentException(day + " is not in the years 1 to 9999");
        }
        return Math.toIntExact(day.toEpochDay() - DAY_ZERO.toEpochDay());
    }

    /** Most texts are codes of a few letters: those are copied without an array of their own. */
    private void putText(String text) {
        int length = text.length();
        reserve(4 + length);
        int at = size + 4;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                putEncoded(text.getBytes(StandardCharsets.UTF_8));
                return;
            }
            bytes[at + i] = (byte) c;
        }
        putInt(length);
        size += length;
    }

    private void putEncoded(byte[] text) {
        reserve(4 + text.length);
        putInt(text.length);
        System.arraycopy(text, 0, bytes, size, text.length);
        size += text.length;
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

    /** Sends the rows and begins again without any. */
    void copy(Connection connection) throws SQLException {
        if (size() == 0) {
            return;
        }
        reserve(2);
        putShort(END_OF_ROWS);
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql());
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

    private String sql() {
        return "copy %s (%s) from stdin (format binary)"
                .formatted(
                        table.name(),
                        columns.stream().map(Column::name).collect(Collectors.joining(", ")));
    }
}
