package org.socai.projections.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way into one table, sent with one statement: the statement takes an array for each
 * column and unnests them. Not thread-safe; lives as long as one batch.
 */
public final class InsertRows {
    private final String[] types;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    /**
     * @param types the PostgreSQL type of each column, in the order of the statement's parameters
     */
    public InsertRows(String... types) {
        this.types = types.clone();
    }

    /** Adds a row; its values stand in the order of the types. */
    public void add(@Nullable Object... values) {
        if (values.length != types.length) {
            throw new IllegalArgumentException(
                    values.length + " values for " + types.length + " columns");
        }
        rows.add(values);
    }

    /** Runs the statement with all rows at once; nothing when there are none. */
    public void insert(Connection connection, String sql) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(sql)) {
            for (int column = 0; column < types.length; column++) {
                var values = new @Nullable Object[rows.size()];
                for (int row = 0; row < values.length; row++) {
                    values[row] = rows.get(row)[column];
                }
                statement.setArray(column + 1, connection.createArrayOf(types[column], values));
            }
            statement.executeUpdate();
        }
    }
}
