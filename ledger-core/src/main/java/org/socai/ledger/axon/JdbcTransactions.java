package org.socai.ledger.axon;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.store.EventLog;

/**
 * Database transactions for Axon's units of work: one connection per transaction, bound to the
 * thread. A transaction begun inside another joins it.
 *
 * <p>Axon's own managers are found by auto-configuration, which can silently end up with none; this
 * one is written out.
 */
public final class JdbcTransactions implements TransactionManager, ConnectionProvider {
    private final DataSource database;
    private final Runnable committed;

    // One manager lives as long as the program, and its connections are of its own database.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Connection> bound = new ThreadLocal<>();

    /**
     * @param committed called after every commit, to wake the sequencer
     */
    public JdbcTransactions(DataSource database, Runnable committed) {
        this.database = database;
        this.committed = committed;
    }

    @Override
    public Transaction startTransaction() {
        if (bound.get() != null) {
            return new Joined();
        }
        try {
            var connection = database.getConnection();
            connection.setAutoCommit(false);
            bound.set(connection);
            return new Owned(connection);
        } catch (SQLException failure) {
            throw new TransactionFailed("no transaction could be started", failure);
        }
    }

    /** The connection of this thread's transaction. Closing it is left to the transaction. */
    @Override
    public Connection getConnection() throws SQLException {
        var connection = bound.get();
        return connection == null
                ? database.getConnection()
                : new SharedConnection(connection).asConnection();
    }

    /** The connection of this thread's transaction itself, for {@link EventLog}. */
    Connection current() {
        var connection = bound.get();
        if (connection == null) {
            throw new IllegalStateException(
                    "events are appended and read for decisions only inside a transaction");
        }
        return connection;
    }

    private final class Owned implements Transaction {
        private final Connection connection;

        Owned(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void commit() {
            try {
                connection.commit();
            } catch (SQLException failure) {
                throw new TransactionFailed("the transaction could not be committed", failure);
            } finally {
                end();
            }
            committed.run();
        }

        @Override
        public void rollback() {
            try {
                connection.rollback();
            } catch (SQLException failure) {
                throw new TransactionFailed("the transaction could not be rolled back", failure);
            } finally {
                end();
            }
        }

        private void end() {
            bound.remove();
            try {
                connection.close();
            } catch (SQLException failure) {
                throw new TransactionFailed("the connection could not be given back", failure);
            }
        }
    }

    /** Ends with the transaction it joined. */
    private static final class Joined implements Transaction {
        @Override
        public void commit() {}

        @Override
        public void rollback() {}
    }

    /** The database failed a transaction; what was in it is not recorded. */
    public static final class TransactionFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TransactionFailed(String message, Throwable cause) {
            super(message + ": " + cause.getMessage(), cause);
        }
    }
}
