package org.socai.api.embedded;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import org.socai.api.database.DatabaseRefused;

/** One run of the server, from its start to its end. */
final class Postmaster {
    private static final int STATUS_LINE = 7; // of postmaster.pid, from zero
    private static final long PAUSE_MILLIS = 20;
    private static final long FAST_SECONDS = 60;
    private static final long IMMEDIATE_SECONDS = 10;

    private final Installation installation;
    private final Process process;

    private Postmaster(Installation installation, Process process) {
        this.installation = installation;
        this.process = process;
    }

    static Postmaster launch(Installation installation, Map<String, String> settings)
            throws IOException {
        Files.createDirectories(installation.directory().logs());
        return new Postmaster(installation, installation.startServer(settings));
    }

    /**
     * Returns when the server takes connections; recovery after a crash comes before that and takes
     * as long as it takes.
     *
     * @throws DatabaseRefused when the server ends instead, with what it said
     */
    void awaitReady() throws IOException, InterruptedException {
        while (!isReady()) {
            if (process.waitFor(PAUSE_MILLIS, MILLISECONDS)) {
                throw new DatabaseRefused(
                        "PostgreSQL did not start (more in %s): %s"
                                .formatted(installation.directory().logs(), lastWords()));
            }
        }
    }

    /** Returns the exit code when the server has ended, for whatever reason. */
    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /**
     * Ends all sessions and the server, writing everything out; does nothing when the server has
     * ended.
     */
    void stop() throws IOException, InterruptedException {
        if (process.isAlive()) {
            installation.signal("INT", process.pid());
        }
        if (!process.waitFor(FAST_SECONDS, SECONDS)) {
            installation.signal("QUIT", process.pid());
        }
        if (!process.waitFor(IMMEDIATE_SECONDS, SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private boolean isReady() throws IOException {
        try {
            var lines = Files.readAllLines(installation.directory().postmasterPid());
            return lines.size() > STATUS_LINE
                    && lines.getFirst().strip().equals(Long.toString(process.pid()))
                    && lines.get(STATUS_LINE).strip().equals("ready");
        } catch (NoSuchFileException e) {
            return false; // the server has not come that far
        }
    }

    private String lastWords() throws IOException {
        var words = Files.readString(installation.directory().startLog()).strip();
        return words.isEmpty() ? "it said nothing" : words;
    }
}
