package org.socai.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.socai.ledger.store.LedgerReader;
import org.socai.projections.feed.ProjectionFeed;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Empties all read models and replays the whole log into them, as one command.
 *
 * <p>All of it is one transaction, so queries see the old rows until they see the new ones, never
 * half of either, and a rebuild that fails or is cut off has changed nothing. The rows are deleted,
 * not truncated: {@code truncate} and a swap of tables both lock readers out, and a swap needs
 * rights of the owner that the application role has not. The price is room for both sets of rows
 * until the next vacuum. The live feed waits for the rebuild and then continues behind it.
 */
public final class Rebuild {
    private static final int BATCH = 10_000;

    private final JdbcTemplate jdbc;
    private final LedgerReader reader;
    private final ProjectionFeed feed;

    public Rebuild(DataSource database, LedgerReader reader, ProjectionFeed feed) {
        this.jdbc = new JdbcTemplate(database);
        this.reader = reader;
        this.feed = feed;
    }

    /**
     * Told after each batch how far the replay has come; what it writes itself is no part of the
     * rebuild.
     */
    @FunctionalInterface
    public interface Progress {
        void replayed(long position, long lastPosition);
    }

    /**
     * Rebuilds up to the ledger's last position at the start.
     *
     * @return that position
     */
    public long run(Progress progress) {
        ConnectionCallback<Long> rebuild = connection -> inTransaction(connection, progress);
        Long position = jdbc.execute(rebuild);
        return position == null ? 0 : position;
    }

    private long inTransaction(Connection connection, Progress progress) throws SQLException {
        connection.setAutoCommit(false);
        try {
            long position = replay(connection, progress);
            connection.commit();
            return position;
        } finally {
            // After the commit this ends an empty transaction; after anything else it undoes all of
            // it.
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private long replay(Connection connection, Progress progress) throws SQLException {
        feed.empty(connection);
        long last = reader.lastPosition(connection);
        long position = 0;
        while (position < last) {
            int batch = (int) Math.min(BATCH, last - position);
            var events = reader.after(connection, position, batch);
            if (events.isEmpty()) {
                throw new IllegalStateException("the log has no event after position " + position);
            }
            position = feed.apply(connection, events);
            progress.replayed(position, last);
        }
        return position;
    }
}
