package org.socai.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of one rebuild: they find new tables before old ones, and can all be interrupted.
 * Thread-safe.
 */
final class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    // What is written to new tables need not be on disk before the swap is, whose commit waits for
    // all that was written before it.
    private static final String SETTINGS =
            """
            set search_path = %s, public; set synchronous_commit = off; set maintenance_work_mem = '128MB'; \
            set work_mem = '64MB'; set jit = off\
            """
                    .formatted(FreshTables.SCHEMA);

    private final OwnerConnections owner;
    private final int parallel;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();

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

    void run(Work work) throws SQLException {
        try (var connection = owner.open()) {
            open.add(connection);
            try (var statement = connection.createStatement()) {
                statement.execute(SETTINGS);
                work.on(connection);
            } finally {
                open.remove(connection);
            }
        }
    }

    /** Does all works, several at once; the first failure is thrown once those begun have ended. */
    void runAll(List<? extends Work> works) throws SQLException {
        var left = new ConcurrentLinkedQueue<Work>(works);
        int threads = Math.min(parallel, works.size());
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
            await(running, left);
        }
    }

    private static void doWhatIsLeft(Queue<Work> left, Connection connection) throws SQLException {
        for (var work = left.poll(); work != null; work = left.poll()) {
            work.on(connection);
        }
    }

    private static void await(List<Future<?>> running, Queue<Work> left) throws SQLException {
        Throwable failure = null;
        for (var work : running) {
            try {
                work.get();
            } catch (ExecutionException failed) {
                left.clear();
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
        for (var connection : open) {
            try {
                connection.unwrap(PGConnection.class).cancelQuery();
            } catch (SQLException ended) {
                LOG.debug("a statement could not be cancelled: {}", ended.getMessage());
            }
        }
    }
}
