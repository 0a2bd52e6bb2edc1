package org.socai.api.embedded;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.socai.api.database.DatabaseRefused;

/**
 * Keeps the server running until it is asked to stop: when the server process dies, it is started
 * again with the same settings, and so on the same port. Attempts go on for as long as they fail,
 * less and less often.
 */
final class Supervisor {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final Installation installation;
    private final Map<String, String> settings;
    private final CountDownLatch stopRequested = new CountDownLatch(1);
    private final Thread thread;
    private Postmaster postmaster;

    private Supervisor(
            Installation installation, Map<String, String> settings, Postmaster postmaster) {
        this.installation = installation;
        this.settings = settings;
        this.postmaster = postmaster;
        this.thread = Thread.ofPlatform().daemon().name("postgres-supervisor").unstarted(this::run);
    }

    /** Takes charge of a server that runs with these settings. */
    static Supervisor of(
            Installation installation, Map<String, String> settings, Postmaster running) {
        var supervisor = new Supervisor(installation, settings, running);
        supervisor.thread.start();
        return supervisor;
    }

    synchronized Postmaster postmaster() {
        return postmaster;
    }

    /** Stops the server for good and returns when it has ended; may be called again. */
    void stop() throws IOException, InterruptedException {
        synchronized (this) {
            stopRequested.countDown(); // from here on none is launched
        }
        postmaster().stop();
        thread.join();
    }

    private void run() {
        try {
            while (!isStopping()) {
                var exitCode = postmaster().awaitEnd();
                if (!isStopping()) {
                    LOG.error(
                            "PostgreSQL ended unexpectedly with exit code {}; starting it again",
                            exitCode);
                    restart();
                }
            }
        } catch (InterruptedException e) {
            LOG.error("The PostgreSQL server is no longer supervised", e);
        }
    }

    private void restart() throws InterruptedException {
        var pause = FIRST_PAUSE_MILLIS;
        while (!stopRequested.await(pause, MILLISECONDS)) {
            try {
                new LeftoverServer(installation).stop();
                launch();
                postmaster().awaitReady();
                LOG.info("PostgreSQL is running again as process {}", postmaster().pid());
                return;
            } catch (IOException | DatabaseRefused e) {
                LOG.error("PostgreSQL could not be started again: {}", e.getMessage());
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private synchronized void launch() throws IOException {
        if (!isStopping()) {
            postmaster = Postmaster.launch(installation, settings);
        }
    }

    private boolean isStopping() {
        return stopRequested.getCount() == 0;
    }
}
