package org.socai.api.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socai.api.database.ConnectionPools;
import org.socai.api.database.Sql;

/** A server that dies while the program goes on. */
class SupervisionTest {
    private static final Duration TO_COME_BACK = Duration.ofSeconds(20);

    @TempDir Path directory;
    private EmbeddedPostgresServer server;
    private ConnectionPools pools;

    @BeforeEach
    void a_running_server_with_a_committed_row() throws SQLException, IOException {
        server = EmbeddedPostgresServer.start(ReadyDataDirectory.in(directory));
        try (var owner = server.access().openAsOwner()) {
            Sql.execute(
                    owner,
                    "create table note (text text)",
                    "grant select, insert on note to socai_app",
                    "insert into note values ('kept')");
        }
        pools = ConnectionPools.open(server.access());
    }

    @AfterEach
    void stop() {
        pools.close();
        server.stop();
    }

    @Test
    void the_pools_work_again_after_the_server_was_killed() throws Exception {
        var killed = server.pid();

        ProcessHandle.of(killed).orElseThrow().destroyForcibly();

        assertThat(noteOnceTheServerIsNot(killed)).isEqualTo("kept");
    }

    @Test
    void it_comes_back_as_often_as_it_is_killed() throws Exception {
        for (var times = 0; times < 3; times++) {
            var killed = server.pid();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            assertThat(noteOnceTheServerIsNot(killed)).isEqualTo("kept");
        }
    }

    @Test
    void a_session_that_is_busy_when_the_server_dies_does_not_hold_up_the_next_one()
            throws Exception {
        try (var busy = pools.writes().getConnection()) {
            var killed = server.pid();
            var work = CompletableFuture.runAsync(() -> computeForever(busy));
            awaitBusySession();

            ProcessHandle.of(killed).orElseThrow().destroyForcibly();

            assertThat(noteOnceTheServerIsNot(killed)).isEqualTo("kept");
            assertThat(work)
                    .failsWithin(TO_COME_BACK)
                    .withThrowableThat()
                    .withCauseInstanceOf(UncheckedSql.class);
        }
    }

    @Test
    void the_pools_work_again_after_one_session_was_killed() throws Exception {
        var postmaster = server.pid();
        try (var connection = pools.writes().getConnection()) {
            var session = Long.parseLong(Sql.value(connection, "select pg_backend_pid()"));
            ProcessHandle.of(session).orElseThrow().destroyForcibly();
        }

        assertThat(noteOnceTheServerIsNot(-1)).isEqualTo("kept");
        assertThat(server.pid()).isEqualTo(postmaster);
    }

    @Test
    void it_stays_stopped_when_it_is_stopped_right_after_it_was_killed() {
        var killed = ProcessHandle.of(server.pid()).orElseThrow();
        killed.destroyForcibly();

        server.stop();

        assertThat(
                        ProcessHandle.allProcesses()
                                .filter(
                                        process ->
                                                process.info()
                                                        .command()
                                                        .orElse("")
                                                        .startsWith(directory.toString())))
                .isEmpty();
    }

    /**
     * What both pools read, asked again until a server with another process number answers or time
     * is up.
     */
    private String noteOnceTheServerIsNot(long killed) throws InterruptedException, SQLException {
        var deadline = System.nanoTime() + TO_COME_BACK.toNanos();
        while (true) {
            try (var writing = pools.writes().getConnection();
                    var reading = pools.reads().getConnection()) {
                var note = Sql.value(writing, "select text from note");
                if (server.pid() != killed
                        && note.equals(Sql.value(reading, "select text from note"))) {
                    return note;
                }
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
            Thread.sleep(10);
        }
    }

    /** A loop in which a session does not notice that its server is gone. */
    private static void computeForever(Connection connection) {
        try {
            Sql.execute(connection, "do $$ begin loop perform 1; end loop; end $$");
        } catch (SQLException e) {
            throw new UncheckedSql(e);
        }
    }

    private void awaitBusySession() throws SQLException, InterruptedException {
        try (var connection = pools.reads().getConnection()) {
            while (Sql.value(
                            connection,
                            "select count(*) from pg_stat_activity where query like 'do $$%' and"
                                    + " state = 'active'")
                    .equals("0")) {
                Thread.sleep(10);
            }
        }
    }

    private static final class UncheckedSql extends RuntimeException {
        UncheckedSql(SQLException cause) {
            super(cause);
        }
    }
}
