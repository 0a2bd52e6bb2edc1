package org.socai.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The session that leads the sequencing: it holds the leader's lock, and ends when its program does
 * not use it for a while. So a program that is frozen loses its lead to another; when it goes on,
 * its session is gone, and with it everything it had not committed.
 */
final class LeaderSession implements AutoCloseable {
    /** How long a leader may be silent; a leader at rest asks many times in this time. */
    static final Duration LEASE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(LeaderSession.class);
    private static final long LOCK = 0x534F_4341_4901L;
    private static final String IDLE = "idle_session_timeout";
    private static final String IDLE_IN_TRANSACTION = "idle_in_transaction_session_timeout";

    private final Connection connection;
    private final String idle;
    private final String idleInTransaction;

    private LeaderSession(Connection connection) throws SQLException {
        this.connection = connection;
        this.idle = set(IDLE, Long.toString(LEASE.toMillis()));
        this.idleInTransaction = set(IDLE_IN_TRANSACTION, Long.toString(LEASE.toMillis()));
    }

    /** Takes the leader's lock if it is free; whether this connection leads. */
    static boolean tryLock(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Begins a lease on a connection that holds the lock. */
    static LeaderSession begin(Connection connection) throws SQLException {
        return new LeaderSession(connection);
    }

    Connection connection() {
        return connection;
    }

    static void unlock(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock(" + LOCK + ")");
        }
    }

    /** Sets a parameter of the session and returns what it was. */
    private String set(String parameter, String value) throws SQLException {
        try (var statement =
                connection.prepareStatement("select current_setting(?), set_config(?, ?, false)")) {
            statement.setString(1, parameter);
            statement.setString(2, parameter);
            statement.setString(3, value);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** Gives up the lead, and leaves the session as it was found. */
    @Override
    public void close() {
        try {
            set(IDLE, idle);
            set(IDLE_IN_TRANSACTION, idleInTransaction);
            unlock(connection);
        } catch (SQLException gone) {
            LOG.debug("the leader's session ended, and its lock with it", gone);
        }
    }
}
