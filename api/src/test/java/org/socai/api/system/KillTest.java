package org.socai.api.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.socai.api.database.Sql;
import org.socai.api.embedded.EmbeddedPostgresServer;
import org.socai.api.embedded.ReadyDataDirectory;

/**
 * Two files are being booked, one behind the other, and in the middle of each something dies. In
 * the end the ledger is the one that nothing happened to, event by event.
 */
@Timeout(600)
class KillTest {
    private static final GeneratedLedger LEDGER = new GeneratedLedger(400, 24);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration TO_STOP = Duration.ofSeconds(20);
    private static final int UNDER_WAY = 1_000;

    private static Booked undisturbed;

    @TempDir private Path folder;
    private Program program;

    /** What may happen to a program; returns the one that runs afterwards. */
    @FunctionalInterface
    private interface Disturbance {
        Program strike(Program program) throws IOException;
    }

    @BeforeAll
    static void the_same_files_are_booked_undisturbed(@TempDir Path folder) throws IOException {
        ReadyDataDirectory.in(Files.createDirectory(folder.resolve("data")));
        try (var program = Program.serve(folder)) {
            undisturbed = Booked.in(program.client(), LEDGER, send(program.client(), folder));
        }
        for (var job : undisturbed.jobs()) {
            assertThat(job.get("state").asString()).isEqualTo("SUCCEEDED");
            assertThat(job.get("total").asInt()).isEqualTo(LEDGER.rows());
            assertThat(job.get("duplicates").asInt()).isEqualTo(LEDGER.repeated());
            assertThat(job.get("accepted").asInt() + job.get("rejected").asInt())
                    .isEqualTo(LEDGER.facts() + LEDGER.ofUnknownUnits());
        }
        var declarations = undisturbed.jobs().getFirst();
        assertThat(declarations.get("rejected").asInt()).isEqualTo(LEDGER.ofUnknownUnits());
    }

    @BeforeEach
    void the_program_serves_an_empty_ledger() throws IOException {
        ReadyDataDirectory.in(Files.createDirectory(folder.resolve("data")));
        program = Program.serve(folder);
    }

    @AfterEach
    void leave_nothing_running() {
        program.close();
    }

    @Test
    void the_program_is_killed_and_its_next_start_goes_on() throws Exception {
        everythingIsBookedOnceInSpiteOf(
                running -> {
                    running.kill();
                    return Program.serve(folder);
                });
    }

    @Test
    void the_database_is_killed_and_the_program_starts_it_again_and_goes_on() throws Exception {
        everythingIsBookedOnceInSpiteOf(
                running -> {
                    running.killDatabase();
                    return running;
                });
    }

    @Test
    void both_are_killed_and_the_next_start_recovers_and_goes_on() throws Exception {
        everythingIsBookedOnceInSpiteOf(
                running -> {
                    running.killDatabaseProcesses();
                    running.kill();
                    running.close();
                    return Program.serve(folder);
                });
        assertThat(logOfDatabase()).contains("was not properly shut down");
    }

    @Test
    void the_program_is_told_to_stop_and_ends_with_its_database_and_its_next_start_goes_on()
            throws Exception {
        everythingIsBookedOnceInSpiteOf(
                running -> {
                    assertThat(running.stop()).isLessThan(TO_STOP);
                    assertThat(running.databaseProcesses()).isEmpty();
                    return Program.serve(folder);
                });
        assertThat(logOfDatabase()).doesNotContain("was not properly shut down");
    }

    private void everythingIsBookedOnceInSpiteOf(Disturbance disturbance)
            throws IOException, SQLException {
        var jobs = send(program.client(), folder);
        for (var job : jobs) {
            awaitUnderWay(job);
            program = disturbance.strike(program);
        }

        var booked = Booked.in(program.client(), LEDGER, jobs);

        assertThat(booked.jobs()).isEqualTo(undisturbed.jobs());
        assertThat(booked.balances()).isEqualTo(undisturbed.balances());
        assertThat(booked.differenceTo(undisturbed)).isEmpty();
        assertThat(program.stop()).isLessThan(TO_STOP);
        assertThat(program.databaseProcesses()).isEmpty();
        everyFactHasOneEventAndEveryEventOnePosition();
    }

    private void awaitUnderWay(String job) {
        Waiting.until(
                job + " is under way",
                PATIENCE,
                () ->
                        program.client()
                                .job("auditor", job)
                                .filter(now -> now.get("processed").asLong() >= UNDER_WAY)
                                .isPresent());
        assertThat(program.client().get("auditor", job).get("state").asString())
                .isEqualTo("RUNNING");
    }

    private void everyFactHasOneEventAndEveryEventOnePosition() throws SQLException {
        try (var server = EmbeddedPostgresServer.start(program.data());
                var owner = server.access().openAsOwner()) {
            for (var fact : List.of("obligation-declared", "payment-received")) {
                var count = "select count(*) from event where name = '%s'".formatted(fact);
                assertThat(Sql.value(owner, count)).as(fact).isEqualTo("" + LEDGER.facts());
            }
            var positions =
                    "select count(p.id) || ' ' || count(*) || ' ' || max(p.position)"
                            + " from event e left join event_position p on p.id = e.id";
            var count = Sql.value(owner, "select count(*) from event");
            assertThat(Sql.value(owner, positions).split(" ")).containsOnly(count);
        }
    }

    private String logOfDatabase() throws IOException {
        try (var logs = Files.list(program.data().resolve("log"))) {
            return logs.map(KillTest::read).collect(Collectors.joining());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Books what comes first and puts the two files in the queue; returns their jobs. */
    private static List<String> send(Client client, Path folder) throws IOException {
        client.book("director", "late-interest-rates", SampleFiles.path("late-interest-rates.csv"));
        client.book("collector", "units", LEDGER.unitFile(folder));
        return List.of(
                client.send("collector", "declarations", LEDGER.declarationFile(folder)),
                client.send("finance", "payments", LEDGER.paymentFile(folder)));
    }
}
