package org.socai.projections.feed;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one batch on their way into their tables, one statement for each table: an array for
 * each column, unnested. A row that is there already stays as it is. Not thread-safe; lives as long
 * as one batch.
 */
final class InsertRows implements RowSink {
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

    /** Sends all rows. */
    void insert(Connection connection) throws SQLException {
        for (var rows : tables.values()) {
            insert(connection, rows.table(), rows.values());
        }
    }

    private static void insert(
            Connection connection, ProjectionTable table, List<@Nullable Object[]> rows)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql(table))) {
            for (int column = 0; column < table.columns().size(); column++) {
                var values = new @Nullable Object[rows.size()];
                for (int row = 0; row < values.length; row++) {
                    values[row] = rows.get(row)[column];
                }
                var type = table.columns().get(column).type();
                statement.setArray(column + 1, connection.createArrayOf(type, values));
            }
            statement.executeUpdate();
        }
    }

    private static String sql(ProjectionTable table) {
        var columns = table.columns();
        return "insert into %s (%s) select * from unnest(%s) on conflict do nothing"
                .formatted(
                        table.name(),
                        columns.stream().map(ProjectionTable.Column::name).collect(joining(", ")),
                        columns.stream().map(c -> "?::" + c.type() + "[]").collect(joining(", ")));
    }
}
