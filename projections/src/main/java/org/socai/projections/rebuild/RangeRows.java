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
 * The rows of a range of positions on their way into their tables, and some of them to be kept as
 * well. Used for one range after another. Not thread-safe.
 */
final class RangeRows implements RowSink {
    /** Rows are sent once they take so many bytes, also within a range. */
    private static final long MOST_BYTES = 32L << 20;

    private final CopyRows copied = new CopyRows();
    private final List<KeptRows> kept;
    private final Map<String, KeptRows.Part> parts = new HashMap<>();

    RangeRows(List<KeptRows> kept) {
        this.kept = kept;
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

    boolean areMany() {
        return copied.size() > MOST_BYTES;
    }

    /** Sends what is there; after a failure it is given up, and nothing is kept of any range. */
    void copy(Connection connection) throws SQLException {
        try {
            copied.copy(connection);
        } catch (SQLException failure) {
            kept.forEach(KeptRows::giveUp);
            throw failure;
        }
    }

    /** Gives up what is there, and what is kept of any range. */
    void discard() {
        copied.clear();
        kept.forEach(KeptRows::giveUp);
    }

    /** Ends a range whose rows are committed. */
    void end() {
        parts.values().forEach(KeptRows.Part::end);
    }
}
