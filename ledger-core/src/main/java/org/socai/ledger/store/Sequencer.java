package org.socai.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives committed events their dense positions, in batches, in an order that agrees with their
 * commits.
 *
 * <p>One program at a time leads, by a session lock; the others stand by. A pass takes the
 * difference of two database snapshots: every event visible now that was not visible to the pass
 * before. No time-outs, no gaps, nothing skipped, however long a transaction stays open. A crash
 * anywhere leaves state and positions agreeing; two leaders cannot both commit, because positions
 * are unique and the state is advanced only from where the pass found it.
 */
public final class Sequencer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
    private static final long LEADER_LOCK = 0x534F_4341_4901L;
    private static final Duration STANDBY = Duration.ofMillis(200);
    private static final Duration LONGEST_REST = Duration.ofMillis(20);
    private static final Duration BETWEEN_PASSES = Duration.ofMillis(2);

    private final DataSource database;
    private final LongConsumer positioned;
    private final Semaphore committed = new Semaphore(0);
    private final Thread thread;
    private volatile boolean running = true;

    /**
     * @param positioned called with the last position after each batch, to wake readers
     */
    public Sequencer(DataSource database, LongConsumer positioned) {
        this.database = database;
        this.positioned = positioned;
        this.thread = Thread.ofPlatform().name("sequencer").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Tells that this program has committed events; the next pass begins at once. */
    public void committed() {
        committed.release();
    }

    @Override
    public void close() {
        running = false;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (running) {
            try (var connection = database.getConnection()) {
                if (lead(connection)) {
                    try {
                        passes(connection);
                    } finally {
                        unlock(connection);
                    }
                } else {
                    rest(STANDBY);
                }
            } catch (SQLException lost) {
                if (running) {
                    LOG.warn(
                            "the sequencer lost its database and tries again: {}",
                            lost.getMessage());
                    rest(STANDBY);
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private static boolean lead(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "select pg_try_advisory_lock(" + LEADER_LOCK + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static void unlock(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock(" + LEADER_LOCK + ")");
        } catch (SQLException gone) {
            LOG.debug("the leader's session ended, and its lock with it", gone);
        }
    }

    private void passes(Connection connection) throws SQLException, InterruptedException {
        try (var pass = new SequencerPass(connection)) {
            while (running) {
                committed.drainPermits();
                long last = pass.run();
                if (last > 0) {
                    positioned.accept(last);
                    TimeUnit.NANOSECONDS.sleep(BETWEEN_PASSES.toNanos());
                } else {
                    committed.tryAcquire(LONGEST_REST.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        }
    }

    private void rest(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
