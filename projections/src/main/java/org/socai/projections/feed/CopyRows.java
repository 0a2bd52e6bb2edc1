package org.socai.projections.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way into new tables in bulk: encoded as they come, sent by {@code copy}. A row that
 * is there already is an error. Memory is kept from one copy to the next. Not thread-safe.
 */
public final class CopyRows implements RowSink {
    private final Map<String, CopyBuffer> tables = new LinkedHashMap<>();

    @Override
    public void add(ProjectionTable table, @Nullable Object... values) {
        tables.computeIfAbsent(table.name(), _ -> new CopyBuffer(table)).add(values);
    }

    /** How many bytes wait to be sent. */
    public long size() {
        long size = 0;
        for (var buffer : tables.values()) {
            size += buffer.size();
        }
        return size;
    }

    /**
     * Sends all rows in the caller's transaction, into the tables that stand first on its search
     * path. After a failure they are given up.
     */
    public void copy(Connection connection) throws SQLException {
        try {
            for (var buffer : tables.values()) {
                buffer.copy(connection);
            }
        } catch (SQLException failure) {
            clear();
            throw failure;
        }
    }

    /** Gives up all rows. */
    public void clear() {
        tables.clear();
    }
}
