package org.socai.api.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.socai.api.database.DatabaseRefused;

/**
 * Server processes that outlived the program that started them, as after {@code kill -9}. Only the
 * holder of the data directory's lock may look for them, for to it every server process of this
 * data directory is a leftover. They are told from all other processes by their executable, which
 * lies in this data directory and nowhere else.
 */
final class LeftoverServer {
    private static final Logger LOG = LoggerFactory.getLogger(LeftoverServer.class);
    private static final Duration FAST = Duration.ofSeconds(20);
    private static final Duration IMMEDIATE = Duration.ofSeconds(5);
    private static final Duration ORPHANED = Duration.ofSeconds(1);
    private static final Duration KILLED = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 20;
    private static final long NONE = -1;

    private final Installation installation;

    LeftoverServer(Installation installation) {
        this.installation = installation;
    }

    /**
     * Stops what is left over, the gentlest way that works, and returns when the cluster is free.
     */
    void stop() throws IOException, InterruptedException {
        var postmaster = recordedPid();
        if (isRunning(postmaster)) {
            LOG.info("Stopping PostgreSQL process {}, left over from an earlier run", postmaster);
            installation.signal("INT", postmaster);
            if (!allGone(FAST)) {
                installation.signal("QUIT", postmaster);
                var _ = allGone(IMMEDIATE);
            }
        }
        endRemaining();
        forgetForeignPid();
    }

    /**
     * Waits a moment for processes that are about to end, as they do when their postmaster has
     * died, and kills the others. Nothing that was committed is lost: the next start recovers it.
     */
    void endRemaining() throws InterruptedException {
        if (!allGone(ORPHANED)) {
            running().forEach(ProcessHandle::destroyForcibly);
        }
        if (!allGone(KILLED)) {
            throw new DatabaseRefused(
                    "These PostgreSQL processes of an earlier run cannot be ended: "
                            + running().stream().map(ProcessHandle::pid).toList()
                            + ".");
        }
    }

    /**
     * After a crash the recorded process number can meanwhile belong to some other process, and
     * PostgreSQL would not start for fear that it is a server. By now it is known that it is not.
     */
    private void forgetForeignPid() throws IOException {
        var pid = recordedPid();
        if (pid != NONE && ProcessHandle.of(pid).isPresent()) {
            Files.delete(pidFile());
        }
    }

    private boolean isRunning(long pid) {
        return running().stream().anyMatch(process -> process.pid() == pid);
    }

    private boolean allGone(Duration limit) throws InterruptedException {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!running().isEmpty()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return true;
    }

    private List<ProcessHandle> running() {
        var programs = installation.directory().binaries() + File.separator;
        return ProcessHandle.allProcesses()
                .filter(process -> executable(process).orElse("").startsWith(programs))
                .toList();
    }

    /**
     * Where the executable's path is hidden, in a container without that privilege, the command
     * line has it.
     */
    private static Optional<String> executable(ProcessHandle process) {
        return process.info().command().or(process.info()::commandLine);
    }

    private long recordedPid() throws IOException {
        if (Files.notExists(pidFile())) {
            return NONE;
        }
        try (var lines = Files.lines(pidFile())) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("\\d{1,18}"))
                    .map(Long::valueOf)
                    .orElse(NONE);
        }
    }

    private Path pidFile() {
        return installation.directory().postmasterPid();
    }
}
