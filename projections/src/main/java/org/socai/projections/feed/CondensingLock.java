package org.socai.projections.feed;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * One at a time in the whole cluster: the {@link Condenser}, or whoever replaces rows that it may
 * have taken in. Held until the caller's transaction ends.
 */
public final class CondensingLock {
    private static final long KEY = 0x736f6361695f636fL;

    private CondensingLock() {}

    /** Waits for the lock, as long as the session waits for locks. */
    public static void take(Connection connection) throws SQLException {
        ask(connection, "select true from pg_advisory_xact_lock(?)");
    }

    /** False when somebody else has it. */
    static boolean tryTake(Connection connection) throws SQLException {
        return ask(connection, "select pg_try_advisory_xact_lock(?)");
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            select.setLong(1, KEY);
            try (var row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
