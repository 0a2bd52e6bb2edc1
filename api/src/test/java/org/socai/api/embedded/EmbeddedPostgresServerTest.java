package org.socai.api.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.socai.api.database.DatabaseRefused;
import org.socai.api.database.DurabilityCheck;
import org.socai.api.database.Sql;

class EmbeddedPostgresServerTest {
    private static final int SOCKET_DIRECTORY_LINE = 4;

    @TempDir Path directory;

    @BeforeEach
    void a_data_directory_in_which_it_has_run_before() throws IOException {
        ReadyDataDirectory.in(directory);
    }

    @Test
    void what_was_committed_is_there_after_a_restart() throws SQLException {
        try (var server = EmbeddedPostgresServer.start(directory);
                var owner = server.access().openAsOwner()) {
            Sql.execute(
                    owner,
                    "create table note (text text)",
                    "insert into note values ('còn nguyên')");
        }

        try (var server = EmbeddedPostgresServer.start(directory);
                var owner = server.access().openAsOwner()) {
            assertThat(Sql.value(owner, "select text from note")).isEqualTo("còn nguyên");
        }
    }

    @Test
    void it_is_durable_checks_its_pages_and_listens_on_the_loopback_address_only()
            throws SQLException, IOException {
        try (var server = EmbeddedPostgresServer.start(directory)) {
            DurabilityCheck.require(server.access());
            try (var application = server.access().openAsApplication()) {
                assertThat(Sql.value(application, "show fsync")).isEqualTo("on");
                assertThat(Sql.value(application, "show synchronous_commit")).isEqualTo("on");
                assertThat(Sql.value(application, "show full_page_writes")).isEqualTo("on");
                assertThat(Sql.value(application, "show data_checksums")).isEqualTo("on");
                assertThat(Sql.value(application, "show listen_addresses")).isEqualTo("127.0.0.1");
            }
            assertThat(
                            Files.readAllLines(directory.resolve("postgres/postmaster.pid"))
                                    .get(SOCKET_DIRECTORY_LINE))
                    .isEmpty();
        }
    }

    @Test
    void only_those_who_can_read_the_password_files_get_in() throws SQLException, IOException {
        try (var server = EmbeddedPostgresServer.start(directory)) {
            for (var user : new String[] {"postgres", "socai_owner", "socai_app"}) {
                var file = directory.resolve("credentials").resolve(user);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
                assertThatThrownBy(
                                () ->
                                        DriverManager.getConnection(
                                                server.access().url(), user, "guess"))
                        .hasMessageContaining("password authentication failed");
            }
        }
    }

    @Test
    void the_application_may_neither_create_tables_nor_read_those_of_the_owner()
            throws SQLException {
        try (var server = EmbeddedPostgresServer.start(directory);
                var owner = server.access().openAsOwner();
                var application = server.access().openAsApplication()) {
            Sql.execute(owner, "create table note (text text)");

            assertThatThrownBy(() -> Sql.execute(application, "create table mine (text text)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> Sql.value(application, "select text from note"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void a_second_start_in_the_same_directory_is_refused_and_disturbs_nobody() throws SQLException {
        try (var server = EmbeddedPostgresServer.start(directory);
                var owner = server.access().openAsOwner()) {
            var pid = server.pid();
            for (var attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> EmbeddedPostgresServer.start(directory))
                        .isInstanceOf(DatabaseRefused.class)
                        .hasMessageContaining("in use by another running Socai");
            }

            assertThat(server.pid()).isEqualTo(pid);
            assertThat(Sql.value(owner, "select 'undisturbed'")).isEqualTo("undisturbed");
        }
    }

    @Test
    void stopping_ends_the_server_and_may_be_repeated() {
        var server = EmbeddedPostgresServer.start(directory);
        var pid = server.pid();

        server.stop();

        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThatCode(server::stop).doesNotThrowAnyException();
    }

    @Test
    void a_cluster_of_another_major_version_is_refused() throws IOException {
        Files.writeString(directory.resolve("postgres/PG_VERSION"), "17\n");

        assertThatThrownBy(() -> EmbeddedPostgresServer.start(directory))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("made by PostgreSQL 17, and this Socai ships PostgreSQL 18");
    }

    @Test
    void a_first_start_that_was_interrupted_does_not_stand_in_the_way(@TempDir Path halfMade)
            throws IOException {
        Files.createDirectories(halfMade.resolve("postgres.unfinished/base"));
        Files.createDirectories(halfMade.resolve("binaries/unfinished/bin"));

        assertThatCode(() -> EmbeddedPostgresServer.start(halfMade).stop())
                .doesNotThrowAnyException();
    }

    @Test
    void a_cluster_whose_password_files_are_lost_is_refused_with_the_name_of_the_file()
            throws IOException {
        Files.delete(directory.resolve("credentials/postgres"));

        assertThatThrownBy(() -> EmbeddedPostgresServer.start(directory))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("credentials/postgres");
    }

    @ParameterizedTest
    @CsvSource({"fsync", "full_page_writes", "synchronous_commit"})
    void a_server_that_could_lose_commits_is_refused_with_the_name_of_the_setting(String setting) {
        try (var server = EmbeddedPostgresServer.start(directory, Map.of(setting, "off"))) {
            assertThatThrownBy(() -> DurabilityCheck.require(server.access()))
                    .isInstanceOf(DatabaseRefused.class)
                    .hasMessageContaining(setting + " = off");
        }
    }

    @Test
    void a_server_that_does_not_start_is_refused_with_what_it_said() {
        assertThatThrownBy(
                        () ->
                                EmbeddedPostgresServer.start(
                                        directory, Map.of("wal_level", "nonsense")))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("wal_level");
    }
}
