package org.socai.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of one rebuild: they find new tables before old ones, and can all be interrupted.
 * Each is kept for the works that come after, because a new one costs as much as some thousand
 * events. Thread-safe.
 */
final class Sessions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    /** The connection that the work of a thread runs on. */
    private static final ThreadLocal<@Nullable Connection> OWN = new ThreadLocal<>();

    private final OwnerConnections owner;
    private final int parallel;
    private final Set<Connection> busy = ConcurrentHashMap.newKeySet();
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    Sessions(OwnerConnections owner) {
        this.owner = owner;
        this.parallel = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
    }

    /** Some work on a connection. */
    @FunctionalInterface
    interface Work {
        void on(Connection connection) throws SQLException;
    }

    int parallel() {
        return parallel;
    }

    /** After a failure the connection is closed, and what it had not committed is lost. */
    void run(Work work) throws SQLException {
        var connection = take();
        boolean done = false;
        busy.add(connection);
        OWN.set(connection);
        try {
            work.on(connection);
            endTransaction(connection);
            done = true;
        } finally {
            OWN.remove();
            busy.remove(connection);
            if (done) {
                idle.add(connection);
            } else {
                connection.close();
            }
        }
    }

    private static void endTransaction(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private Connection take() throws SQLException {
        var kept = idle.poll();
        if (kept != null) {
            return kept;
        }
        var opened = owner.open();
        try (var statement = opened.createStatement()) {
            statement.execute(settings());
        } catch (SQLException | RuntimeException failure) {
            opened.close();
            throw failure;
        }
        return opened;
    }

    /**
     * What is written to new tables need not be on disk before the swap is, whose commit waits for
     * all that was written before it. There is work for every core already, and helpers of one
     * statement take time from the others; only on many cores would the last statements of a step
     * leave most of them idle.
     */
    private String settings() {
        int helpers = Math.max(0, parallel / 2 - 1);
        return """
        set search_path = %s, public; set synchronous_commit = off; set maintenance_work_mem = '128MB'; \
        set work_mem = '64MB'; set jit = off; \
        set max_parallel_maintenance_workers = %d; set max_parallel_workers_per_gather = %d\
        """
                .formatted(FreshTables.SCHEMA, helpers, helpers);
    }

    /**
     * Does all works, several at once; the first failure is thrown once those begun have ended. A
     * work that calls this waits for others and does its share of them meanwhile, on its own
     * connection, which must be in no transaction.
     */
    void runAll(List<? extends Work> works) throws SQLException {
        var left = new ConcurrentLinkedQueue<Work>(works);
        var mine = OWN.get();
        int threads = Math.min(parallel, works.size()) - (mine == null ? 0 : 1);
        try (var executor =
                Executors.newFixedThreadPool(
                        Math.max(1, threads),
                        Thread.ofPlatform().name("rebuild-", 1).daemon().factory())) {
            var running = new ArrayList<Future<?>>();
            for (int thread = 0; thread < threads; thread++) {
                Callable<Void> task =
                        () -> {
                            run(connection -> doWhatIsLeft(left, connection));
                            return null;
                        };
                running.add(executor.submit(task));
            }
            if (mine != null) {
                running.add(here(left, mine));
            }
            await(running, left);
        }
    }

    private static Future<?> here(Queue<Work> left, Connection connection) {
        var done = new CompletableFuture<@Nullable Void>();
        try {
            try {
                doWhatIsLeft(left, connection);
            } finally {
                endTransaction(connection);
            }
            done.complete(null);
        } catch (SQLException | RuntimeException failure) {
            done.completeExceptionally(failure);
        }
        return done;
    }

    private static void doWhatIsLeft(Queue<Work> left, Connection connection) throws SQLException {
        try {
            for (var work = left.poll(); work != null; work = left.poll()) {
                work.on(connection);
            }
        } catch (SQLException | RuntimeException failure) {
            left.clear();
            throw failure;
        }
    }

    private static void await(List<Future<?>> running, Queue<Work> left) throws SQLException {
        Throwable failure = null;
        for (var work : running) {
            try {
                work.get();
            } catch (ExecutionException failed) {
                failure = failure == null ? failed.getCause() : failure;
            } catch (InterruptedException stopped) {
                left.clear();
                Thread.currentThread().interrupt();
                failure = new RebuildCancelled();
            }
        }
        switch (failure) {
            case null -> {}
            case SQLException e -> throw e;
            case RuntimeException e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }

    /** Ends the statements that are running. */
    void interrupt() {
        for (var connection : busy) {
            try {
                connection.unwrap(PGConnection.class).cancelQuery();
            } catch (SQLException ended) {
                LOG.debug("a statement could not be cancelled: {}", ended.getMessage());
            }
        }
    }

    /** Closes what is kept; no work may run any more. */
    @Override
    public void close() {
        for (var connection = idle.poll(); connection != null; connection = idle.poll()) {
            try {
                connection.close();
            } catch (SQLException lost) {
                LOG.debug("a connection could not be closed: {}", lost.getMessage());
            }
        }
    }
}
