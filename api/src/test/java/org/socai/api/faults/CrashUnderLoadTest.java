package org.socai.api.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socai.api.embedded.EmbeddedPostgresServer;
import org.socai.api.embedded.ReadyDataDirectory;
import org.socai.api.system.Program;
import org.socai.api.system.Waiting;

/**
 * Clients are at work, and again and again, at a random instant, something dies without warning.
 * Nothing that was acknowledged is lost, and nothing that was sent again is booked again.
 */
class CrashUnderLoadTest {
    private static final int KILLS_OF_PROGRAM = FaultScale.of(3, 200);
    private static final int KILLS_OF_DATABASE = FaultScale.of(2, 50);
    private static final int UNITS = FaultScale.of(100, 5_000);
    private static final int UNMATCHED = FaultScale.of(400, 20_000);
    private static final Duration TO_COME_BACK = Duration.ofSeconds(30);
    private static final Duration TO_SETTLE = Duration.ofMinutes(1);

    private final Random random = FaultScale.random(CrashUnderLoadTest.class);

    @TempDir private Path folder;
    private Program program;
    private Sender sender;
    private Load load;

    @BeforeEach
    void clients_are_at_work() throws IOException {
        ReadyDataDirectory.in(Files.createDirectory(folder.resolve("data")));
        program = serve();
        sender = new Sender(program.client());
        load = new Load(new FaultLedger(UNITS), UNMATCHED, sender, folder);
        load.start();
    }

    @AfterEach
    void leave_nothing_running() {
        program.close();
    }

    @Test
    void the_program_is_killed_again_and_again() throws Exception {
        for (int kill = 0; kill < KILLS_OF_PROGRAM; kill++) {
            awaitWork();
            untilRandomInstant(1_500);
            program.kill();
            program = serve();
            sender.server(program.client());
        }
        everythingAcknowledgedIsRecordedOnce();
        theReadModelsAreThoseOfAFreshRebuild();
    }

    @Test
    void the_database_is_killed_or_stopped_in_mid_commit_again_and_again() throws Exception {
        for (int kill = 0; kill < KILLS_OF_DATABASE; kill++) {
            awaitWork();
            untilRandomInstant(1_500);
            if (kill % 2 == 0) {
                program.killDatabase();
            } else {
                stopDatabaseAtOnce();
            }
        }
        awaitWork();
        everythingAcknowledgedIsRecordedOnce();
        assertThat(program.process().isAlive()).isTrue();
    }

    private Program serve() throws IOException {
        return Program.serve(folder, "-XX:TieredStopAtLevel=1");
    }

    /** What an operator does who cannot wait: sessions are cut off, nothing is written out. */
    private void stopDatabaseAtOnce() throws IOException, InterruptedException {
        var told = new ProcessBuilder("kill", "-QUIT", Long.toString(program.postmaster())).start();
        assertThat(told.waitFor()).isZero();
    }

    /** Every client has got something done since the last fault, by itself. */
    private void awaitWork() {
        int before = load.done();
        Waiting.until("clients at work again", TO_COME_BACK, () -> load.done() > before + 4);
    }

    private void untilRandomInstant(int withinMillis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(random.nextInt(withinMillis));
    }

    private void everythingAcknowledgedIsRecordedOnce()
            throws InterruptedException, IOException, SQLException {
        load.stop();
        assertThat(sender.complaints()).isEmpty();
        assertThat(sender.refused()).as("calls that met the fault").isPositive();
        var check = "/api/v1/checks/posted?effectiveOn=2025-10-31";
        Waiting.until(
                "the read models include everything",
                TO_SETTLE,
                () -> sender.server().ask("auditor", check).statusCode() == 200);
        assertThat(LedgerOracle.complaints(sender.server().get("auditor", check))).isEmpty();
        try (var database = LedgerDatabase.open(program.data())) {
            assertThat(LedgerOracle.complaints(database, sender.acknowledged())).isEmpty();
        }
    }

    private void theReadModelsAreThoseOfAFreshRebuild() throws IOException, SQLException {
        program.stop();
        var before = readModelsAtRest();
        Program.rebuild(folder);
        assertThat(readModelsAtRest()).isEqualTo(before).hasSizeGreaterThan(4);
    }

    private Map<String, String> readModelsAtRest() throws SQLException {
        try (var server = EmbeddedPostgresServer.start(program.data());
                var owner = server.access().openAsOwner()) {
            return LedgerDatabase.readModels(owner);
        }
    }
}
