package org.socai.projections.feed;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one batch on their way into their tables. Many rows of one table are copied; all
 * others go in one message to the database, as an array for each column, unnested. A row that is
 * there already is an error. Not thread-safe; lives as long as one batch.
 */
final class InsertRows implements RowSink {
    /** Set before the rows are sent, so that what they do can be undone alone. */
    static final String SAVEPOINT = "batch";

    /**
     * As copies, so many rows cost less; fewer would not repay a message of their own, which single
     * commands would wait for.
     */
    static final int COPIED_FROM = 200;

    private final Map<String, Rows> tables = new LinkedHashMap<>();

    private record Rows(ProjectionTable table, List<@Nullable Object[]> values) {
        void add(@Nullable Object[] row) {
            values.add(row);
        }
    }

    @Override
    public void add(ProjectionTable table, @Nullable Object... values) {
        if (values.length != table.columns().size()) {
            throw new IllegalArgumentException(
                    values.length + " values for the columns of " + table.name());
        }
        tables.computeIfAbsent(table.name(), _ -> new Rows(table, new ArrayList<>())).add(values);
    }

    /** Gives up the rows of the event at a position, which were added last. */
    void discard(long position) {
        for (var rows : tables.values()) {
            var values = rows.values();
            while (!values.isEmpty() && values.getLast()[0] instanceof Long p && p == position) {
                values.removeLast();
            }
        }
    }

    /** Sets the savepoint and sends all rows. */
    void insert(Connection connection) throws SQLException {
        var inserted = new ArrayList<Rows>();
        var copied = new ArrayList<CopyBuffer>();
        for (var rows : tables.values()) {
            var copy = rows.values().size() < COPIED_FROM ? null : copy(rows);
            if (copy != null) {
                copied.add(copy);
            } else if (!rows.values().isEmpty()) {
                inserted.add(rows);
            }
        }
        insert(connection, inserted);
        for (var copy : copied) {
            copy.copy(connection);
        }
    }

    /** Null where a value does not fit; the database says why when the row is inserted. */
    private static @Nullable CopyBuffer copy(Rows rows) {
        var copy = new CopyBuffer(rows.table());
        try {
            rows.values().forEach(copy::add);
            return copy;
        } catch (IllegalArgumentException | ClassCastException unfit) {
            return null;
        }
    }

    private static void insert(Connection connection, List<Rows> written) throws SQLException {
        var statements = new ArrayList<String>();
        statements.add("savepoint " + SAVEPOINT);
        written.forEach(rows -> statements.add(sql(rows.table())));
        try (var statement = connection.prepareStatement(String.join("; ", statements))) {
            int parameter = 1;
            for (var rows : written) {
                parameter = set(connection, statement, parameter, rows);
            }
            statement.execute();
        }
    }

    private static int set(Connection connection, PreparedStatement statement, int first, Rows rows)
            throws SQLException {
        int parameter = first;
        var columns = rows.table().columns();
        for (int column = 0; column < columns.size(); column++) {
            var type = columns.get(column).type();
            var values = arrayOf(type, rows.values().size());
            for (int row = 0; row < values.length; row++) {
                values[row] = rows.values().get(row)[column];
            }
            statement.setArray(parameter++, connection.createArrayOf(type, values));
        }
        return parameter;
    }

    /** The driver sends an array of the values' own class in binary form, any other as text. */
    private static @Nullable Object[] arrayOf(String type, int size) {
        return switch (type) {
            case "bigint" -> new @Nullable Long[size];
            case "integer" -> new @Nullable Integer[size];
            case "smallint" -> new @Nullable Short[size];
            case "boolean" -> new @Nullable Boolean[size];
            case "text" -> new @Nullable String[size];
            default -> new @Nullable Object[size];
        };
    }

    private static String sql(ProjectionTable table) {
        var columns = table.columns();
        return "insert into %s (%s) select * from unnest(%s)"
                .formatted(
                        table.name(),
                        columns.stream().map(ProjectionTable.Column::name).collect(joining(", ")),
                        columns.stream().map(c -> "?::" + c.type() + "[]").collect(joining(", ")));
    }
}
