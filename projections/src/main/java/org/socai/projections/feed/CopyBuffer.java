package org.socai.projections.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.store.BinaryCopy;
import org.socai.projections.feed.ProjectionTable.Column;

/** The rows of one projection's table on their way into it by {@code copy}. */
final class CopyBuffer {
    /** The days that an insert takes too. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final ProjectionTable table;
    private final Type[] types;
    private final BinaryCopy rows;

    CopyBuffer(ProjectionTable table) {
        this.table = table;
        this.types = table.columns().stream().map(Type::of).toArray(Type[]::new);
        this.rows =
                new BinaryCopy(
                        table.name(),
                        table.columns().stream()
                                .map(Column::name)
                                .collect(Collectors.joining(", ")));
    }

    int size() {
        return rows.size();
    }

    /**
     * Appends a row.
     *
     * @throws ClassCastException when a value is not of its column's type
     * @throws IllegalArgumentException when a day lies outside of the years 1 to 9999, or the
     *     values are not as many as the columns; the buffer is then as it was
     */
    void add(@Nullable Object[] values) {
        if (values.length != types.length) {
            throw new IllegalArgumentException(
                    values.length + " values for the columns of " + table.name());
        }
        int before = rows.size();
        try {
            rows.row();
            for (int i = 0; i < values.length; i++) {
                put(types[i], values[i]);
            }
        } catch (RuntimeException unfit) {
            rows.cutTo(before);
            throw unfit;
        }
    }

    private void put(Type type, @Nullable Object value) {
        if (value == null) {
            rows.nothing();
            return;
        }
        switch (type) {
            case NUMBER -> rows.number((Long) value);
            case INTEGER -> rows.integer((Integer) value);
            case SMALL -> rows.small((Short) value);
            case DAY -> rows.day(day((LocalDate) value));
            case TRUTH -> rows.truth((Boolean) value);
            case TEXT -> rows.text((String) value);
        }
    }

    /** The types of columns, compared faster than by their names. */
    private enum Type {
        NUMBER,
        INTEGER,
        SMALL,
        DAY,
        TRUTH,
        TEXT;

        static Type of(Column column) {
            return switch (column.type()) {
                case "bigint" -> NUMBER;
                case "integer" -> INTEGER;
                case "smallint" -> SMALL;
                case "date" -> DAY;
                case "boolean" -> TRUTH;
                case "text" -> TEXT;
                default ->
                        throw new IllegalArgumentException(
                                "no rows are written of type " + column.type());
            };
        }
    }

    private static long day(LocalDate day) {
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            throw new IllegalArgumentException(day + " is not in the years 1 to 9999");
        }
        return day.toEpochDay();
    }

    /** Sends the rows and begins again without any. */
    void copy(Connection connection) throws SQLException {
        rows.send(connection);
    }
}
