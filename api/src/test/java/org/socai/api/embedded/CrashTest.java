package org.socai.api.embedded;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.socai.api.database.Sql;

/** A program and its server, killed without warning while they commit. */
@Timeout(120)
class CrashTest {
    private static final Duration TO_START_AGAIN = Duration.ofSeconds(15);
    private static final int COMMITS = 50;

    @TempDir Path directory;
    private Process program;
    private BufferedReader said;
    private ProcessHandle postmaster;
    private long acknowledged;

    @BeforeEach
    void a_program_that_has_committed_some_rows() throws IOException {
        program = ProgramWithServer.start(ReadyDataDirectory.in(directory));
        said = program.inputReader();
        postmaster = ProcessHandle.of(nextNumber("running")).orElseThrow();
        while (acknowledged < COMMITS) {
            acknowledged = nextNumber("committed");
        }
    }

    @AfterEach
    void leave_nothing_running() {
        program.destroyForcibly();
        postmaster.destroyForcibly();
    }

    @Test
    void the_program_alone_is_killed_and_the_next_start_takes_over_from_its_server()
            throws Exception {
        killProgram();
        assertThat(isRunning(postmaster)).isTrue();

        startAgainAndFindEverything();

        assertThat(isRunning(postmaster)).isFalse();
    }

    @Test
    void the_program_and_its_server_are_killed_and_the_next_start_recovers() throws Exception {
        postmaster.destroyForcibly();
        killProgram();

        startAgainAndFindEverything();
    }

    @Test
    void every_process_is_killed_and_the_next_start_recovers() throws Exception {
        var all = postmaster.descendants().toList();
        killProgram();
        postmaster.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);

        startAgainAndFindEverything();
    }

    @Test
    void the_process_number_of_the_dead_server_meanwhile_belongs_to_somebody_else()
            throws Exception {
        killProgram();
        postmaster.destroyForcibly();
        awaitEnd(postmaster);
        var pidFile = directory.resolve("postgres/postmaster.pid");
        var somebodyElse = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(
                    pidFile,
                    Files.readString(pidFile)
                            .replaceFirst("\\d+", Long.toString(somebodyElse.pid())));

            startAgainAndFindEverything();

            assertThat(somebodyElse.isAlive()).isTrue();
        } finally {
            somebodyElse.destroyForcibly();
        }
    }

    @Test
    void a_second_program_is_refused_while_the_first_goes_on() throws Exception {
        var second = ProgramWithServer.start(directory);

        var answer =
                second.inputReader().lines().filter(line -> line.startsWith("refused")).findFirst();

        assertThat(answer)
                .hasValueSatisfying(
                        line -> assertThat(line).contains("in use by another running Socai"));
        assertThat(second.waitFor(10, SECONDS)).isTrue();
        assertThat(isRunning(postmaster)).isTrue();
        killProgram(); // takes in what it has said until now
        assertThat(acknowledged).isGreaterThan(COMMITS);
    }

    private void killProgram() throws InterruptedException, IOException {
        program.toHandle().destroyForcibly(); // destroying the process would close what it said
        program.waitFor();
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            if (line.matches("committed \\d+")) { // the last line may have been cut off
                acknowledged = Long.parseLong(line.substring("committed ".length()));
            }
        }
    }

    private void startAgainAndFindEverything() throws SQLException {
        var begun = System.nanoTime();
        try (var server = EmbeddedPostgresServer.start(directory);
                var owner = server.access().openAsOwner()) {
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(TO_START_AGAIN);
            assertThat(
                            Long.parseLong(
                                    Sql.value(
                                            owner,
                                            "select count(*) from note where number <= "
                                                    + acknowledged)))
                    .isEqualTo(acknowledged);
        }
    }

    private long nextNumber(String word) throws IOException {
        var line = said.readLine();
        while (!line.matches(word + " \\d+")) { // log lines may come in between
            line = said.readLine();
        }
        return Long.parseLong(line.substring(word.length() + 1));
    }

    private static void awaitEnd(ProcessHandle process) throws InterruptedException {
        while (isRunning(process)) {
            Thread.sleep(10); // the test's own time limit ends this
        }
    }

    /** A process that has ended but is still in the system's list runs no program. */
    private static boolean isRunning(ProcessHandle process) {
        return process.info().command().isPresent();
    }
}
