package org.socai.api.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.socai.api.database.DatabaseAccess;
import org.socai.api.database.DatabaseRefused;

/**
 * A real PostgreSQL that belongs to this program: its files are in the data directory and survive
 * restarts, it listens on the loopback address only, and every acknowledged commit is on disk.
 *
 * <p>It starts after any kind of crash, of the program, of the server or of both. While the program
 * runs, a server that dies is started again on the same port, so that connection pools find it.
 * Nothing stops the server when the JVM ends unless {@link #stop()} is called; the caller does so
 * after closing its own connections.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresServer.class);
    private static final int PORT_ATTEMPTS = 10;

    private final DataDirectoryLock lock;
    private final Supervisor supervisor;
    private final DatabaseAccess access;

    private EmbeddedPostgresServer(
            DataDirectoryLock lock, Supervisor supervisor, DatabaseAccess access) {
        this.lock = lock;
        this.supervisor = supervisor;
        this.access = access;
    }

    /**
     * Starts the server of a data directory, making whatever is missing in it, and returns when it
     * takes connections.
     *
     * @throws DatabaseRefused when the directory is in use or holds another major version, or
     *     PostgreSQL does not start
     */
    public static EmbeddedPostgresServer start(Path dataDirectory) {
        return start(dataDirectory, Map.of());
    }

    /** As {@link #start(Path)}, with settings that differ from the program's. */
    static EmbeddedPostgresServer start(Path dataDirectory, Map<String, String> overrides) {
        try {
            var directory = DataDirectory.of(dataDirectory);
            var lock = DataDirectoryLock.acquire(directory);
            try {
                return start(directory, lock, overrides);
            } catch (IOException | SQLException | InterruptedException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException | SQLException e) {
            throw new DatabaseRefused(
                    "The database in %s cannot be started: %s"
                            .formatted(dataDirectory, e.getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseRefused(
                    "Starting the database in %s was interrupted.".formatted(dataDirectory), e);
        }
    }

    /**
     * How to reach the database {@code socai} on this server, also after the server was started
     * again.
     */
    public DatabaseAccess access() {
        return access;
    }

    /**
     * Shuts the server down and gives the data directory free: sessions are ended, everything is
     * written out. Calls after the first do nothing. May be called from a shutdown hook.
     */
    public synchronized void stop() {
        try {
            supervisor.stop();
            lock.close();
        } catch (IOException e) {
            LOG.error("The database could not be stopped", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.error("Stopping the database was interrupted", e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** The process number of the server that runs now. */
    long pid() {
        return supervisor.postmaster().pid();
    }

    private static EmbeddedPostgresServer start(
            DataDirectory directory, DataDirectoryLock lock, Map<String, String> overrides)
            throws IOException, SQLException, InterruptedException {
        var account = ServerAccount.forClusterIn(directory);
        var installation = new Installation(directory, PostgresBinaries.unpack(directory), account);
        new LeftoverServer(installation).stop();
        var credentials = Credentials.in(directory);
        Cluster.provide(installation);
        for (var attempt = 1; ; attempt++) {
            var port = ServerSettings.freePort();
            var settings = ServerSettings.of(directory, port, overrides);
            var postmaster = Postmaster.launch(installation, settings);
            try {
                postmaster.awaitReady();
                var access = RoleSetup.run(port, credentials);
                return new EmbeddedPostgresServer(
                        lock, Supervisor.of(installation, settings, postmaster), access);
            } catch (IOException | SQLException | InterruptedException | RuntimeException e) {
                postmaster.stop();
                // Another program can have taken the port since it was free; then the next one is
                // tried.
                if (ServerSettings.isFree(port) || attempt == PORT_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
