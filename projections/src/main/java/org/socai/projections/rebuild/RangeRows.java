package org.socai.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.socai.projections.feed.CopyRows;
import org.socai.projections.feed.KeptRows;
import org.socai.projections.feed.ProjectionTable;
import org.socai.projections.feed.RowSink;

/**
 * The rows of some ranges of positions on their way into their tables, and some of them to be kept
 * as well. Not thread-safe.
 */
final class RangeRows implements RowSink {
    private final CopyRows copied = new CopyRows();
    private final Map<String, KeptRows.Part> parts = new HashMap<>();

    RangeRows(List<KeptRows> kept) {
        kept.forEach(rows -> parts.put(rows.table().name(), rows.part()));
    }

    @Override
    public void add(ProjectionTable table, @Nullable Object... values) {
        copied.add(table, values);
        var part = parts.get(table.name());
        if (part != null) {
            part.add(values);
        }
    }

    /** How many bytes wait to be sent. */
    long size() {
        return copied.size();
    }

    /** Ends a range: rows of another follow. */
    void end() {
        parts.values().forEach(KeptRows.Part::end);
    }

    /** Sends what is there in a transaction, and keeps it; after a failure it is given up. */
    void copy(Connection connection) throws SQLException {
        try {
            copied.copy(connection);
            connection.commit();
        } catch (SQLException failure) {
            discard();
            throw failure;
        }
        end();
        parts.values().forEach(KeptRows.Part::keep);
    }

    /** Gives up what is there. */
    void discard() {
        copied.clear();
        parts.values().forEach(KeptRows.Part::discard);
    }
}
