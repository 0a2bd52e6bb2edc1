package org.socai.api.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.socai.api.database.DatabaseRefused;

/** The database cluster in the data directory: made once, and kept from then on. */
final class Cluster {
    private static final Pattern MAJOR_VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    private Cluster() {}

    /**
     * Makes the cluster unless it is there. An attempt that was interrupted leaves nothing behind
     * that the next one would take for a cluster.
     *
     * @throws DatabaseRefused when the cluster was made by another major version of PostgreSQL
     */
    static void provide(Installation installation) throws IOException {
        var cluster = installation.directory().cluster();
        if (Files.notExists(cluster)) {
            initialise(installation);
        }
        requireSameMajorVersion(installation);
        installation.account().own(cluster);
    }

    private static void initialise(Installation installation) throws IOException {
        var directory = installation.directory();
        var unfinished = directory.root().resolve("postgres.unfinished");
        DataDirectory.deleteTree(unfinished);
        Files.createDirectory(unfinished, DataDirectory.ownerOnly("rwx------"));
        installation.account().own(unfinished);
        var outcome =
                installation.run(
                        "initdb",
                        "--pgdata=" + unfinished,
                        "--username=postgres",
                        "--pwfile=" + Credentials.superuserFile(directory),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        // PostgreSQL's own C.UTF-8: no index depends on the operating system's
                        // collations.
                        "--no-locale",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--data-checksums",
                        "--no-instructions");
        if (!outcome.succeeded()) {
            throw new DatabaseRefused(
                    "PostgreSQL cannot make its files in %s: %s"
                            .formatted(directory.root(), outcome.output()));
        }
        Files.move(unfinished, directory.cluster());
        DataDirectory.sync(directory.root());
    }

    private static void requireSameMajorVersion(Installation installation) throws IOException {
        var cluster = installation.directory().cluster();
        var made = Files.readString(cluster.resolve("PG_VERSION")).strip();
        var shipped = MAJOR_VERSION.matcher(installation.run("postgres", "--version").output());
        if (!shipped.find() || !shipped.group(1).equals(made)) {
            throw new DatabaseRefused(
                    ("The database in %s was made by PostgreSQL %s, and this Socai ships PostgreSQL"
                         + " %s: use the Socai that made it, or move the data with pg_dump and"
                         + " pg_restore.")
                            .formatted(
                                    cluster,
                                    made,
                                    shipped.reset().find() ? shipped.group(1) : "?"));
        }
    }
}
