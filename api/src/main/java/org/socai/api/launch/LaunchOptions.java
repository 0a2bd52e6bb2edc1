package org.socai.api.launch;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.socai.api.rebuilds.RebuildOrder;

/**
 * What the program was started with.
 *
 * @param port 0 picks a free one
 * @param dataDirectory where uploads are kept and, without an external database, the embedded
 *     PostgreSQL lives
 * @param database an external PostgreSQL instead of the embedded one; null for the embedded one
 * @param demoUsers whether there is to be one user per role, named like the role
 * @param rebuild what {@link Command#REBUILD} makes anew
 */
public record LaunchOptions(
        Command command,
        int port,
        Path dataDirectory,
        @Nullable ExternalDatabaseOptions database,
        boolean demoUsers,
        RebuildOrder rebuild) {
    /** For everything but {@link Command#REBUILD}. */
    public LaunchOptions(
            Command command,
            int port,
            Path dataDirectory,
            @Nullable ExternalDatabaseOptions database,
            boolean demoUsers) {
        this(command, port, dataDirectory, database, demoUsers, RebuildOrder.ALL);
    }

    /** What to do. */
    public enum Command {
        /** Serve with the sample ledger. */
        DEMO,
        /** Serve. */
        SERVE,
        /** Rebuild the read models and end. */
        REBUILD
    }

    /**
     * How to reach an external PostgreSQL.
     *
     * @param user owns the ledger's tables and runs the migrations
     * @param applicationUser a login of its own for the application; null when it shares the
     *     owner's and drops its rights
     */
    public record ExternalDatabaseOptions(
            String url,
            String user,
            Path passwordFile,
            @Nullable String applicationUser,
            @Nullable Path applicationPasswordFile) {}

    /** The same with something to make anew. */
    LaunchOptions with(RebuildOrder order) {
        return new LaunchOptions(command, port, dataDirectory, database, demoUsers, order);
    }

    /** Where files that are being imported are kept until they are booked. */
    public Path uploads() {
        return dataDirectory.resolve("uploads");
    }
}
