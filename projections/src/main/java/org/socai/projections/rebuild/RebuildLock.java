package org.socai.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** One rebuild at a time in the whole cluster: a lock of the session, gone with its connection. */
final class RebuildLock {
    private static final long KEY = 0x736f6361695f7262L;

    /** One stream is made anew within this time; whole tables are not. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private RebuildLock() {}

    /**
     * @throws RebuildRefused when another session has it and keeps it
     */
    static void take(Connection connection) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean taken = tryTake(connection);
        while (!taken && System.nanoTime() < deadline) {
            pause();
            taken = tryTake(connection);
        }
        if (!taken) {
            throw new RebuildRefused(
                    RebuildRefused.Reason.RUNNING,
                    "another rebuild is running; there is one at a time");
        }
    }

    static boolean tryTake(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            select.setLong(1, KEY);
            try (var row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RebuildCancelled();
        }
    }
}
