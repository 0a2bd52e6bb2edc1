package org.socai.api.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import org.socai.api.database.DatabaseAccess;

/** What the numbers were measured on, and with which durability. */
record Machine(
        int cores,
        long memoryMebibytes,
        String system,
        String java,
        String postgres,
        String fsync,
        String synchronousCommit,
        String sharedBuffers) {
    static Machine with(DatabaseAccess access) throws SQLException {
        var memory =
                ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean own
                        ? own.getTotalMemorySize() >> 20
                        : 0;
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                memory,
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.version().toString(),
                setting(access, "server_version"),
                setting(access, "fsync"),
                setting(access, "synchronous_commit"),
                setting(access, "shared_buffers"));
    }

    private static String setting(DatabaseAccess access, String name) throws SQLException {
        try (var connection = access.openAsOwner();
                var statement = connection.createStatement();
                var row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
