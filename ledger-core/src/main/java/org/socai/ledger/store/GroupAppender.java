package org.socai.ledger.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits the decisions of many threads together: whatever waits is appended by one statement in
 * one transaction, so that a hundred commands cost little more than one.
 *
 * <p>Each is answered as if it had been alone. When the group is refused, every decision of it is
 * appended alone, and only the one that lost a race hears of it. When the connection is lost, the
 * log is asked what became of the events, and they are appended if they were not. Thread-safe;
 * those who append are held back while too much is waiting.
 */
public final class GroupAppender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupAppender.class);
    private static final int WAITING = 2_048;
    private static final int GROUP = 256;

    /** How long a decision waits for open transactions of others before it is given up. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration POLL = Duration.ofMillis(50);

    private final DataSource database;
    private final EventLog log;
    private final Runnable committed;
    private final AfterLoss afterLoss;
    private final BlockingQueue<PendingAppend> queue = new ArrayBlockingQueue<>(WAITING);
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean closed;

    /**
     * @param database where the appender keeps one connection for itself
     * @param committed called after every commit
     */
    public GroupAppender(DataSource database, EventLog log, Runnable committed) {
        this.database = database;
        this.log = log;
        this.committed = committed;
        this.afterLoss = new AfterLoss(committed);
        this.thread = Thread.ofPlatform().name("appender").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /**
     * Appends the events of one decision, all or none, and returns when they are durable.
     *
     * @param publications how many publications of rules the decision knew
     * @throws AppendConflict when a place or a key is taken
     * @throws RulesChanged when the rules have changed since
     * @throws AppendFailed when the database does not take them; nothing is recorded
     * @throws OutcomeUnknown when the database was lost and does not say what became of them
     */
    public void append(List<NewEvent> events, long publications) {
        var rows = log.encode(events);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int attempt = 1; ; attempt++) {
            var pending = new PendingAppend(rows, publications);
            enqueue(pending);
            switch (outcome(pending)) {
                case RECORDED -> {
                    return;
                }
                case HELD -> {
                    if (System.nanoTime() > deadline) {
                        throw new AppendFailed(
                                "an open transaction holds a place or a key that is needed", null);
                    }
                    pause(attempt);
                }
            }
        }
    }

    private void enqueue(PendingAppend pending) {
        try {
            do {
                if (closing) {
                    throw new AppendFailed("the ledger is shutting down", null);
                }
            } while (!queue.offer(pending, POLL.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AppendFailed("interrupted while waiting to append", interrupted);
        }
        if (closed && queue.remove(pending)) {
            throw new AppendFailed("the ledger is shutting down", null);
        }
    }

    private static PendingAppend.Outcome outcome(PendingAppend pending) {
        try {
            return pending.outcome().get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OutcomeUnknown(interrupted);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException reason
                    ? reason
                    : new IllegalStateException(failed.getCause());
        }
    }

    private static void pause(int attempt) {
        try {
            Backoff.after(attempt);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AppendFailed("interrupted while waiting to append", interrupted);
        }
    }

    private void run() {
        try (var session = new AppendSession(database, log)) {
            var group = new ArrayList<PendingAppend>(GROUP);
            while (take(group)) {
                try {
                    append(session, group);
                } catch (RuntimeException unexpected) {
                    LOG.error("a group of decisions could not be appended", unexpected);
                    session.disconnect();
                    group.forEach(pending -> pending.fail(new OutcomeUnknown(unexpected)));
                }
                group.clear();
            }
        }
    }

    /** Waits for decisions; false when there will be none any more. */
    private boolean take(List<PendingAppend> group) {
        try {
            while (group.isEmpty()) {
                var first = queue.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                    queue.drainTo(group, GROUP - 1);
                } else if (closing) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    private void append(AppendSession session, List<PendingAppend> group) {
        try {
            session.connect();
        } catch (SQLException unreachable) {
            group.forEach(pending -> pending.refused(unreachable));
            return;
        }
        if (!isDecidedUnderSameRules(group)) {
            // Only for a moment, while a publication is new: it is not worth a larger statement.
            group.forEach(pending -> append(session, List.of(pending)));
            return;
        }
        try {
            long inForce = session.append(group);
            committed.run();
            group.forEach(pending -> pending.appended(inForce));
        } catch (SQLException failure) {
            if (SqlState.isLost(failure)) {
                afterLoss.settle(session, group, failure);
            } else if (group.size() == 1) {
                group.getFirst().refused(failure);
            } else {
                group.forEach(pending -> append(session, List.of(pending)));
            }
        }
    }

    private static boolean isDecidedUnderSameRules(List<PendingAppend> group) {
        long first = group.getFirst().publications();
        return group.stream().allMatch(pending -> pending.publications() == first);
    }

    /** Appends what is waiting and ends; whatever comes later is refused. */
    @Override
    public void close() {
        closing = true;
        try {
            if (thread.isAlive()) {
                thread.join(PATIENCE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        closed = true;
        for (var late = queue.poll(); late != null; late = queue.poll()) {
            late.fail(new AppendFailed("the ledger is shutting down", null));
        }
    }
}
