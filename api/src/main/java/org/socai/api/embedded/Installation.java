package org.socai.api.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** PostgreSQL's programs, the account they run under and the data directory that they work on. */
record Installation(DataDirectory directory, PostgresBinaries binaries, ServerAccount account) {

    /** Runs one of PostgreSQL's programs to its end. */
    Command.Outcome run(String program, String... arguments) throws IOException {
        var command =
                Stream.concat(Stream.of(binaries.program(program)), Stream.of(arguments)).toList();
        return Command.run(account.command(command));
    }

    /**
     * Asks a server process to shut down: {@code INT} fast, ending sessions and writing everything
     * out, {@code QUIT} at once, leaving recovery to the next start. A process that has already
     * gone is left in peace.
     */
    void signal(String signal, long pid) throws IOException {
        run("pg_ctl", "kill", signal, Long.toString(pid));
    }

    /**
     * Starts the server process itself; it is a child of this program, but in a session of its own.
     */
    Process startServer(Map<String, String> settings) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                binaries.program("postgres"),
                                "-D",
                                directory.cluster().toString()));
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return Command.prepare(account.command(command))
                .redirectErrorStream(true)
                .redirectOutput(directory.startLog().toFile())
                .start();
    }
}
