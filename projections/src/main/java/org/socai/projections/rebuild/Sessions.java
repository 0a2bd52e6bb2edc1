package org.socai.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
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
    private final WorkQueue queue;

    Sessions(OwnerConnections owner) {
        this.owner = owner;
        this.parallel = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
        this.queue = new WorkQueue(this, parallel);
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

    /** Some work in a transaction of its own on a connection that is in none. */
    static void inTransaction(Connection connection, Work work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            work.on(connection);
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
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
        runAll(
                group -> {
                    for (int order = 0; order < works.size(); order++) {
                        group.add(order, works.get(order));
                    }
                });
    }

    /** The same of works that may add others. */
    void runAll(Consumer<WorkQueue.Group> first) throws SQLException {
        queue.runAll(Objects.requireNonNull(OWN.get(), "no work of a session"), first);
    }

    /** Some work on a connection that goes on to be used whatever comes of it. */
    void onOwn(Connection own, Work work) throws SQLException {
        try {
            work.on(own);
        } finally {
            endTransaction(own);
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
        queue.close();
        for (var connection = idle.poll(); connection != null; connection = idle.poll()) {
            try {
                connection.close();
            } catch (SQLException lost) {
                LOG.debug("a connection could not be closed: {}", lost.getMessage());
            }
        }
    }
}
