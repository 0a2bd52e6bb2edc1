package org.socai.api.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.socai.api.embedded.EmbeddedPostgresServer;
import org.socai.api.embedded.ReadyDataDirectory;
import org.socai.api.system.Program;
import org.socai.api.system.Waiting;

/**
 * The line between the program and a database elsewhere is cut while clients are at work, also
 * between a commit and its answer. The program finds its way back by itself within half a minute,
 * and whatever became of the commit, every fact is recorded once.
 */
@Timeout(3_600)
class LineCutTest {
    private static final int TIMES = FaultScale.of(2, 40);
    private static final Duration TO_COME_BACK = Duration.ofSeconds(30);

    private final Random random = FaultScale.random(LineCutTest.class);

    @TempDir private Path folder;
    private EmbeddedPostgresServer database;
    private Line line;
    private Program program;
    private Sender sender;
    private Load load;

    @BeforeEach
    void clients_are_at_work() throws IOException {
        var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        database = EmbeddedPostgresServer.start(ReadyDataDirectory.in(elsewhere));
        var address = URI.create(database.access().url().substring("jdbc:".length()));
        line = Line.to(address.getPort());
        program =
                Program.serveOn(
                        List.of(
                                "--db-url",
                                "jdbc:postgresql://127.0.0.1:%d/socai".formatted(line.port()),
                                "--db-user",
                                database.access().owner().user(),
                                "--db-password-file",
                                password(database.access().owner().user()),
                                "--db-app-user",
                                database.access().application().user(),
                                "--db-app-password-file",
                                password(database.access().application().user())),
                        folder,
                        "-XX:TieredStopAtLevel=1");
        sender = new Sender(program.client());
        load = new Load(new FaultLedger(FaultScale.of(100, 2_000)), 2_000, sender, folder);
        load.start();
    }

    private String password(String user) {
        return folder.resolve("elsewhere/credentials").resolve(user).toString();
    }

    @AfterEach
    void leave_nothing_running() throws IOException {
        if (program != null) {
            program.close();
        }
        if (line != null) {
            line.close();
        }
        database.stop();
    }

    @Test
    void every_fact_is_recorded_once_and_all_goes_on_within_half_a_minute() throws Exception {
        for (int time = 0; time < TIMES; time++) {
            awaitWork();
            line.cut();
            away();
            awaitWork();
            line.cutBehindCommit();
            away();
            awaitWork();
            line.hold();
            away();
        }
        awaitWork();
        load.stop();
        assertThat(program.process().isAlive()).isTrue();
        assertThat(sender.complaints()).as(program::everythingSaid).isEmpty();
        assertThat(sender.refused()).as("calls that met the fault").isPositive();
        assertThat(LedgerOracle.complaints(sender.server().get("auditor", "/api/v1/checks/posted")))
                .isEmpty();
        try (var owner = database.access().openAsOwner()) {
            assertThat(LedgerOracle.complaints(owner, sender.acknowledged())).isEmpty();
        }
    }

    /** For up to two seconds the database cannot be reached. */
    private void away() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(200 + random.nextInt(1_800));
        line.mend();
    }

    private void awaitWork() throws InterruptedException {
        int before = load.done();
        Waiting.until("clients at work", TO_COME_BACK, () -> load.done() > before + 4);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(500));
    }
}
