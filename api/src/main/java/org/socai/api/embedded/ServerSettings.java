package org.socai.api.embedded;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.socai.api.database.DatabaseRefused;

/**
 * The settings that the embedded server starts with. They go on its command line, where no file
 * overrides them.
 */
final class ServerSettings {
    static final String ADDRESS = "127.0.0.1";

    // Below the range from which systems pick the near end of outgoing connections: there, a client
    // that tries to
    // reconnect while the server is away can by chance end up connected to itself.
    private static final int FIRST_PORT = 15_432;
    private static final int LAST_PORT = 16_431;
    private static final long MIB = 1 << 20;
    private static final long LEAST_BUFFERS = 128;
    private static final long MOST_BUFFERS = 4096;

    private ServerSettings() {}

    /**
     * The settings for one start.
     *
     * @param overrides settings that differ, for tests that need a server the program would refuse
     */
    static Map<String, String> of(
            DataDirectory directory, int port, Map<String, String> overrides) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("listen_addresses", ADDRESS);
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", "");
        settings.put("cluster_name", "socai");
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("max_connections", "100");
        settings.put("shared_buffers", sharedBuffers(memory()) + "MB");
        settings.put("max_wal_size", "2GB");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put(
                "logging_collector",
                "on"); // one file per weekday, so the logs do not grow without end
        settings.put("log_directory", directory.logs().toString());
        settings.put("log_filename", "postgresql-%a.log");
        settings.put("log_truncate_on_rotation", "on");
        settings.put(
                "log_error_verbosity", "terse"); // details and statements hold the ledger's data
        settings.put("log_min_error_statement", "panic");
        settings.putAll(overrides);
        return settings;
    }

    /**
     * An eighth of the machine's memory, in MiB. Imports touch the indexes of a province all over,
     * and a rebuild's new tables are read back; what the server does not hold it asks the system
     * for, page by page. The system keeps the rest for its own cache and the program for its heap.
     */
    static long sharedBuffers(long memory) {
        return Math.clamp(memory / 8 / MIB, LEAST_BUFFERS, MOST_BUFFERS);
    }

    private static long memory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                .getTotalMemorySize();
    }

    /** The first port that nothing listens on; nobody reserves it until the server does. */
    static int freePort() {
        return IntStream.rangeClosed(FIRST_PORT, LAST_PORT)
                .filter(ServerSettings::isFree)
                .findFirst()
                .orElseThrow(
                        () ->
                                new DatabaseRefused(
                                        "No port from %d to %d is free on %s for the database."
                                                .formatted(FIRST_PORT, LAST_PORT, ADDRESS)));
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(ADDRESS), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
