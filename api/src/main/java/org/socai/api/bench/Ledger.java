package org.socai.api.bench;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.socai.api.bench.peer.SocaiPeer;
import org.socai.api.bench.peer.SocaiPeer.Parts;
import org.socai.api.database.DatabaseAccess;
import org.socai.api.embedded.EmbeddedPostgresServer;
import org.socai.api.jobs.Job;
import org.socai.api.jobs.JobSignal;
import org.socai.api.jobs.Jobs;
import org.socai.api.jobs.Settling;
import org.socai.api.launch.LaunchOptions;
import org.socai.api.launch.LaunchOptions.Command;
import org.socai.api.launch.LaunchOptions.ExternalDatabaseOptions;
import org.socai.ledger.axon.AxonLedger;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.store.EventLog;
import org.socai.ledger.store.LedgerReader;
import org.socai.ledger.store.Sequencer;
import org.socai.projections.figures.UnitFigures;
import org.socai.projections.rebuild.Rebuild;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The program under measurement, without its web server: everything runs as it does when it serves,
 * on a PostgreSQL of its own that the owner can look into.
 */
final class Ledger implements AutoCloseable {
    private static final String DATABASE = "postgres";

    /** Whoever looks more often takes from what is measured; what it says is late by half of it. */
    private static final long BETWEEN_LOOKS = 5;

    private final Path data;
    private final Function<LaunchOptions, ConfigurableApplicationContext> program;
    private @Nullable EmbeddedPostgresServer server;
    private @Nullable ConfigurableApplicationContext context;
    private boolean closed;

    /**
     * @param data where the database is going to be
     * @param program starts the program without its web server
     */
    Ledger(Path data, Function<LaunchOptions, ConfigurableApplicationContext> program) {
        this.data = data;
        this.program = program;
    }

    /** A job that has ended, and how long its rows took and how long until answers had them. */
    record Done(Job job, long bookedNanos, long visibleNanos) {}

    /** Starts the database and the program. */
    synchronized void open() throws IOException {
        if (closed) {
            throw new IllegalStateException("the benchmark has ended");
        }
        var started = EmbeddedPostgresServer.start(data);
        server = started;
        var access = started.access();
        context =
                program.apply(
                        new LaunchOptions(
                                Command.BENCH,
                                0,
                                data,
                                new ExternalDatabaseOptions(
                                        access.url(),
                                        access.owner().user(),
                                        passwordFile("owner", access.owner().password()),
                                        access.application().user(),
                                        passwordFile(
                                                "application", access.application().password())),
                                false));
    }

    private Path passwordFile(String user, String password) throws IOException {
        return Files.writeString(data.resolve("bench-" + user + "-password"), password);
    }

    /** Stops everything, does something with the data directory, and starts again. */
    void whileStopped(Work work) throws IOException, InterruptedException {
        stop();
        try {
            work.with(data);
        } finally {
            open();
        }
    }

    /** Does something to the ledger, and then has it as it was before. */
    void untouchedBy(Disturbance disturbance)
            throws SQLException, IOException, InterruptedException {
        var before = data.resolveSibling("before");
        whileStopped(directory -> FileTree.copy(directory.resolve(DATABASE), before));
        disturbance.run();
        whileStopped(
                directory -> {
                    FileTree.delete(directory.resolve(DATABASE));
                    Files.move(before, directory.resolve(DATABASE));
                });
    }

    /** What is done to a ledger. */
    @FunctionalInterface
    interface Disturbance {
        void run() throws SQLException, IOException, InterruptedException;
    }

    /** What is done with a data directory that nobody else uses. */
    @FunctionalInterface
    interface Work {
        void with(Path data) throws IOException, InterruptedException;
    }

    <T> T bean(Class<T> type) {
        var running = context;
        if (running == null) {
            throw new IllegalStateException("the program is not running");
        }
        return running.getBean(type);
    }

    DatabaseAccess access() {
        var running = server;
        if (running == null) {
            throw new IllegalStateException("the database is not running");
        }
        return running.access();
    }

    LedgerReader reader() {
        return bean(LedgerReader.class);
    }

    LedgerCheck check() {
        return new LedgerCheck(access(), reader());
    }

    SocaiPeer asPeer() {
        return new SocaiPeer(
                new Parts(
                        bean(AxonLedger.class),
                        bean(EventLog.class),
                        bean(Sequencer.class),
                        bean(DataSource.class),
                        bean(Settling.class),
                        bean(Rebuild.class)),
                check());
    }

    /** The last position, once every answer includes it. */
    long settled() throws InterruptedException {
        return bean(Settling.class).await();
    }

    /** The law as the ledger knows it now. */
    RuleBook law() throws InterruptedException {
        return bean(UnitFigures.class).rules(settled());
    }

    /** Sends a file the way the program takes it from a request, and waits until it is booked. */
    Done importFile(String kind, Path file) throws IOException, InterruptedException {
        var id = UUID.randomUUID();
        var uploads = Files.createDirectories(data.resolve("uploads"));
        Files.copy(file, uploads.resolve(id.toString()), REPLACE_EXISTING);
        long begun = System.nanoTime();
        bean(Jobs.class)
                .addImport(id, kind, "bench", file.getFileName().toString(), "0".repeat(64));
        return ended(id, begun);
    }

    /** Closes every month through one for all units, and waits. */
    Done close(ContributionMonth through) throws InterruptedException {
        var id = UUID.randomUUID();
        long begun = System.nanoTime();
        bean(Jobs.class).addClosing(id, "bench", through.toString());
        return ended(id, begun);
    }

    private Done ended(UUID id, long begun) throws InterruptedException {
        var jobs = bean(Jobs.class);
        bean(JobSignal.class).added();
        long booked = 0;
        while (true) {
            var job = jobs.find(id).orElseThrow();
            long now = System.nanoTime() - begun;
            if (booked == 0 && job.total() > 0 && job.processed() == job.total()) {
                booked = now;
            }
            switch (job.state()) {
                case RUNNING -> TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS);
                case SUCCEEDED -> {
                    return new Done(job, booked == 0 ? now : booked, now);
                }
                case FAILED ->
                        throw new IllegalStateException(
                                "job was refused: " + jobs.rejections(id, 0, 1));
            }
        }
    }

    /** Lets PostgreSQL clean up and count anew, so that what came before does not weigh. */
    void tidy() throws SQLException {
        try (var connection = access().openAsOwner();
                var statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    /** Stops both for good; any thread may do it, also more than once. */
    @Override
    public synchronized void close() {
        closed = true;
        stop();
    }

    private synchronized void stop() {
        var running = context;
        if (running != null) {
            context = null;
            running.close();
        }
        var database = server;
        if (database != null) {
            server = null;
            database.stop();
        }
    }
}
