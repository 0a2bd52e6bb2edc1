package org.socai.projections;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Connections that break before the n-th statement, counted over all of them: by an error of the
 * driver, or because the server ends the session.
 */
public final class Breaking {
    private static final Set<String> BOUNDARIES =
            Set.of("prepareStatement", "createStatement", "commit");

    private final DataSource database;
    private final int at;
    private final boolean terminates;
    private final AtomicInteger statements = new AtomicInteger();

    /**
     * @param at before which statement, from 1; 0 for never
     * @param terminates whether the server ends the session, and not the driver the statement
     */
    public Breaking(DataSource database, int at, boolean terminates) {
        this.database = database;
        this.at = at;
        this.terminates = terminates;
    }

    /** How many statements there have been. */
    public int statements() {
        return statements.get();
    }

    public boolean isBroken() {
        return at > 0 && statements.get() >= at;
    }

    public Connection open() throws SQLException {
        var connection = database.getConnection();
        return (Connection)
                Proxy.newProxyInstance(
                        Breaking.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, arguments) -> {
                            if (BOUNDARIES.contains(method.getName())
                                    && statements.incrementAndGet() == at) {
                                interrupt(connection);
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException failure) {
                                throw failure.getTargetException();
                            }
                        });
    }

    private void interrupt(Connection connection) throws SQLException {
        if (!terminates) {
            throw new SQLException("broken on purpose", "08006");
        }
        int backend = connection.unwrap(PGConnection.class).getBackendPID();
        try (var other = database.getConnection();
                var kill = other.prepareStatement("select pg_terminate_backend(?, 10000)")) {
            kill.setInt(1, backend);
            kill.execute();
        }
    }
}
