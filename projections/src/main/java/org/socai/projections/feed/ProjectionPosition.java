package org.socai.projections.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far the projections have come, and waiting until they have come far enough. Thread-safe.
 *
 * <p>What follows from a fact has later positions than the fact but is known from the fact's
 * position on. The facts and consequences of one transaction get their positions together, so a
 * question is answered completely once the projections have reached the ledger's last position as
 * it was when the question came, whatever earlier position it asks about. That is the position to
 * wait for.
 */
public final class ProjectionPosition {
    /**
     * Another program may be the one that feeds; then nobody signals here and the database is
     * asked.
     */
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final JdbcClient jdbc;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private volatile long seen;

    public ProjectionPosition(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** The last position whose rows are committed. */
    public long current() {
        long position =
                jdbc.sql("select position from projection_position where name = 'projections'")
                        .query(Long.class)
                        .single();
        reached(position);
        return position;
    }

    /**
     * Waits until the rows of a position are committed.
     *
     * @return false when they were not within the time
     */
    public boolean awaitPosition(long position, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (seen < position && current() < position) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            pause(position, Math.min(left, POLL_NANOS));
        }
        return true;
    }

    private void pause(long position, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (seen < position && left > 0) {
                left = advanced.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Tells that the rows up to a position have been committed; wakes who waits for them. */
    public void reached(long position) {
        lock.lock();
        try {
            if (position > seen) {
                seen = position;
                advanced.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The last position that a connection can see the rows of. */
    public static long on(Connection connection) throws SQLException {
        return position(
                connection, "select position from projection_position where name = 'projections'");
    }

    /**
     * The position, locked until the caller's transaction ends: whoever writes projections is
     * alone.
     */
    public static long locked(Connection connection) throws SQLException {
        return position(
                connection,
                "select position from projection_position where name = 'projections' for update");
    }

    private static long position(Connection connection, String sql) throws SQLException {
        try (var select = connection.prepareStatement(sql);
                var row = select.executeQuery()) {
            if (!row.next()) {
                throw new IllegalStateException("projection_position has lost its row");
            }
            return row.getLong(1);
        }
    }

    /** Sets the position in the transaction that locked it. */
    public static void advance(Connection connection, long position) throws SQLException {
        try (var update =
                connection.prepareStatement(
                        """
                        update projection_position set position = ? where name = 'projections'
                        """)) {
            update.setLong(1, position);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("projection_position has lost its row");
            }
        }
    }
}
