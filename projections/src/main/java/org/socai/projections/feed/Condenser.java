package org.socai.projections.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Condenses beside the feed what its batches have written, in transactions of its own, so that no
 * event waits for it. Until it has come along, questions read more rows and answer the same. Where
 * several programs share a ledger, one condenses at a time.
 */
public final class Condenser implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Condenser.class);

    /**
     * A unit that moves several times meanwhile is condensed once. What becomes known in a second
     * is little to read for a question; condensing it in twenty runs cost a tenth of all commands.
     */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final DataSource database;
    private final List<DerivedTables> derived;
    private final Semaphore news = new Semaphore(1);
    private final Thread thread;
    private volatile boolean running = true;

    public Condenser(DataSource database, ReadModels models) {
        this.database = database;
        this.derived = models.derived();
        this.thread = Thread.ofPlatform().name("condenser").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Tells that the feed has committed a batch. */
    public void advanced() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    /**
     * Condenses what is there, as far as one transaction should.
     *
     * @return whether there is more to do at once
     */
    public boolean condense() throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean more = CondensingLock.tryTake(connection) && condense(connection);
                connection.commit();
                return more;
            } finally {
                if (!connection.isClosed()) {
                    connection.rollback();
                }
            }
        }
    }

    private boolean condense(Connection connection) throws SQLException {
        try (var setting = connection.createStatement()) {
            // Each time the rows in question are others; a plan for all times reads too many.
            setting.execute(
                    "set local plan_cache_mode = force_custom_plan; set local work_mem = '32MB'");
        }
        long position = ProjectionPosition.on(connection);
        boolean more = false;
        for (var tables : derived) {
            more |= tables.condense(connection, position);
        }
        return more;
    }

    private void run() {
        try {
            while (running) {
                news.acquire();
                news.drainPermits();
                condenseAll();
                TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
            }
        } catch (InterruptedException stopped) {
            LOG.debug("condensing ends");
        }
    }

    private void condenseAll() throws InterruptedException {
        try {
            boolean more = true;
            while (running && more) {
                more = condense();
            }
        } catch (SQLException | RuntimeException failure) {
            if (running) {
                LOG.warn(
                        "read models could not be condensed; until they are, reports are slower",
                        failure);
                news.release();
                TimeUnit.NANOSECONDS.sleep(AFTER_FAILURE.toNanos());
            }
        }
    }

    @Override
    public void close() {
        running = false;
        thread.interrupt();
        try {
            if (thread.isAlive()) {
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
