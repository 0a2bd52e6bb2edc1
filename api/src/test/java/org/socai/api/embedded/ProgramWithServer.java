package org.socai.api.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.socai.api.database.DatabaseRefused;
import org.socai.api.database.Sql;

/**
 * A program of its own that runs the server of a data directory, for tests that kill it: it says
 * {@code running} and the server's process number, then commits rows for ever and says the number
 * of each one that was acknowledged.
 */
final class ProgramWithServer {
    private ProgramWithServer() {}

    /** Starts the program in another JVM. */
    static Process start(Path directory) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProgramWithServer.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] arguments) throws SQLException {
        try {
            var server = EmbeddedPostgresServer.start(Path.of(arguments[0]));
            say("running " + server.pid());
            commitForEver(server);
        } catch (DatabaseRefused e) {
            say("refused " + e.getMessage());
        }
    }

    private static void commitForEver(EmbeddedPostgresServer server) throws SQLException {
        try (var owner = server.access().openAsOwner()) {
            Sql.execute(owner, "create table if not exists note (number bigint primary key)");
            for (var number = 1L; ; number++) {
                Sql.execute(owner, "insert into note values (" + number + ")");
                say("committed " + number);
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
