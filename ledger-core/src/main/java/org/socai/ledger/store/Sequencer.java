package org.socai.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives committed events their dense positions, in batches, in an order that agrees with their
 * commits.
 *
 * <p>One program at a time leads, by a session lock; the others stand by. A pass takes the
 * difference of two database snapshots: every event visible now that was not visible to the pass
 * before. No time-outs, no gaps, nothing skipped, however long a transaction stays open. A crash
 * anywhere leaves state and positions agreeing; two leaders cannot both commit, because a pass has
 * the state locked from before it looks until it commits. A leader that is frozen loses its session
 * and its lead.
 */
public final class Sequencer implements Arrivals, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
    private static final Duration STANDBY = Duration.ofMillis(200);
    private static final Duration LONGEST_REST = Duration.ofMillis(20);

    /**
     * While this program books many facts: each look goes through what they have written and not
     * committed yet, and each pass makes readers fetch and commit, in the time of those who book.
     */
    private static final Duration LONGEST_REST_WHILE_BOOKING = Duration.ofMillis(100);

    /**
     * Many small passes, and the batches of readers that follow from them, cost the writers more
     * than a few milliseconds cost the readers; the more events there are, the longer.
     */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(5);

    private static final Duration PAUSE_PER_EVENT = Duration.ofNanos(200_000);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(20);

    private static final Duration TOLERATED_LAG = Duration.ofSeconds(10);

    private final DataSource database;
    private final LongConsumer positioned;
    private final Duration toleratedLag;
    private final Semaphore committed = new Semaphore(0);
    private final AtomicInteger booking = new AtomicInteger();
    private final Thread thread;
    private volatile boolean running = true;
    private volatile @Nullable SequencerLag lag;
    private boolean lost;

    /**
     * @param positioned called with the last position after each batch, to wake readers
     */
    public Sequencer(DataSource database, LongConsumer positioned) {
        this(database, positioned, TOLERATED_LAG);
    }

    Sequencer(DataSource database, LongConsumer positioned, Duration toleratedLag) {
        this.database = database;
        this.positioned = positioned;
        this.toleratedLag = toleratedLag;
        this.thread = Thread.ofPlatform().name("sequencer").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Tells that this program has committed events; the next pass begins at once. */
    @Override
    public void committed() {
        committed.release();
    }

    @Override
    public void begin() {
        booking.incrementAndGet();
    }

    @Override
    public void end() {
        booking.decrementAndGet();
        committed();
    }

    /**
     * The transaction that has kept events from their positions for more than ten seconds, as seen
     * lately; null when there is none, or when another program leads.
     */
    public @Nullable SequencerLag lag() {
        return lag;
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
                if (LeaderSession.tryLock(connection)) {
                    lead(connection);
                } else {
                    lost = false;
                    rest(STANDBY);
                }
            } catch (SQLException failure) {
                tell(failure);
                rest(STANDBY);
            } catch (NotAdopted restored) {
                LOG.error("no event is given a position: {}", restored.getMessage());
                return;
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /** Once for each time that the database goes away. */
    private void tell(SQLException failure) {
        if (running && !lost) {
            lost = true;
            LOG.warn("the sequencer lost its database and tries again: {}", failure.getMessage());
        }
    }

    private void lead(Connection connection) throws SQLException, InterruptedException {
        try (var leader = LeaderSession.begin(connection);
                var pass = new SequencerPass(leader.connection());
                var open = new OpenTransactions(leader.connection(), toleratedLag)) {
            long before = 0;
            boolean told = false;
            while (running) {
                told |= committed.drainPermits() > 0;
                long last = told ? pass.assign() : pass.run();
                lost = false;
                lag = open.look();
                if (last > 0) {
                    positioned.accept(last);
                    TimeUnit.NANOSECONDS.sleep(pauseAfter(last - before));
                    before = last;
                    told = false;
                } else {
                    told = committed.tryAcquire(longestRest().toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } finally {
            lag = null;
        }
    }

    private Duration longestRest() {
        return booking.get() > 0 ? LONGEST_REST_WHILE_BOOKING : LONGEST_REST;
    }

    private static long pauseAfter(long events) {
        return Math.clamp(
                events * PAUSE_PER_EVENT.toNanos(),
                SHORTEST_PAUSE.toNanos(),
                LONGEST_PAUSE.toNanos());
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
