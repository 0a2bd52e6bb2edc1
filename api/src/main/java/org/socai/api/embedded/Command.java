package org.socai.api.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Short programs of the operating system and of PostgreSQL, run to their end. */
final class Command {
    private Command() {}

    /**
     * What a program said and how it ended.
     *
     * @param output both its output streams, without blank space around
     */
    record Outcome(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    static Outcome run(List<String> command) throws IOException {
        var process = prepare(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Outcome(process.waitFor(), output.strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + command.getFirst());
        }
    }

    /** Whether the program is there and ends well. */
    static boolean succeeds(List<String> command) {
        try {
            return run(command).succeeded();
        } catch (InterruptedIOException e) {
            return false;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }

    /** A process without what the caller's environment says about PostgreSQL and languages. */
    static ProcessBuilder prepare(List<String> command) {
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }
}
