package org.socai.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socai.api.embedded.EmbeddedPostgresServer;

/** A server with passwords, as an operator runs it, on which nothing of this program exists yet. */
class ExternalDatabaseTest {
    private static final Login OWNER = new Login("province", "owner-password");
    private static final Login SECOND_USER = new Login("Province App", "app-password");

    @TempDir static Path directory;
    private static EmbeddedPostgresServer server;
    private static Login administrator;
    private static String address;

    @BeforeAll
    static void start() throws SQLException {
        server = EmbeddedPostgresServer.start(directory);
        administrator =
                Login.withPasswordFile("postgres", directory.resolve("credentials/postgres"));
        address = server.access().url().replaceFirst("/[^/]+$", "/");
        try (var connection = administrate()) {
            Sql.execute(
                    connection,
                    "drop database socai",
                    "drop role socai_owner",
                    "drop role socai_app");
        }
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @BeforeEach
    void a_new_database_and_its_owner() throws SQLException {
        try (var connection = administrate()) {
            Sql.execute(
                    connection,
                    "drop database if exists ledger with (force)",
                    "drop role if exists socai_app",
                    "drop role if exists province",
                    "drop role if exists \"Province App\"",
                    "create role province login createrole password 'owner-password'",
                    "create database ledger owner province");
        }
    }

    @Test
    void the_application_gets_a_role_with_fewer_rights_than_the_user_it_logs_in_with()
            throws SQLException {
        var access = ExternalDatabase.prepare(url(), OWNER, null);
        Migrations.run(access);

        assertThatCode(() -> DurabilityCheck.require(access)).doesNotThrowAnyException();
        try (var pools = ConnectionPools.open(access);
                var connection = pools.writes().getConnection()) {
            assertThat(Sql.value(connection, "select session_user || ' as ' || current_user"))
                    .isEqualTo("province as socai_app");
        }
    }

    @Test
    void preparing_it_a_second_time_changes_nothing() {
        var first = ExternalDatabase.prepare(url(), OWNER, null);

        assertThat(ExternalDatabase.prepare(url(), OWNER, null)).isEqualTo(first);
    }

    @Test
    void a_role_that_an_administrator_made_is_used() throws SQLException {
        administrate(
                "alter role province nocreaterole",
                "create role socai_app nologin",
                "grant socai_app to province");

        assertThat(ExternalDatabase.prepare(url(), OWNER, null).applicationRole())
                .isEqualTo("socai_app");
    }

    @Test
    void a_missing_role_that_the_user_may_not_make_is_refused_with_what_to_do()
            throws SQLException {
        administrate("alter role province nocreaterole");

        assertThatThrownBy(() -> ExternalDatabase.prepare(url(), OWNER, null))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("create role socai_app nologin; grant socai_app to province");
    }

    @Test
    void a_role_that_the_user_may_not_take_is_refused_with_what_to_do() throws SQLException {
        administrate("alter role province nocreaterole", "create role socai_app nologin");

        assertThatThrownBy(() -> ExternalDatabase.prepare(url(), OWNER, null))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("let an administrator run \"grant socai_app to province\"");
    }

    @Test
    void a_second_user_for_the_application_is_used_as_it_is() throws SQLException {
        administrate("create role \"Province App\" login password 'app-password'");

        var access = ExternalDatabase.prepare(url(), OWNER, SECOND_USER);
        Migrations.run(access);

        assertThatCode(() -> DurabilityCheck.require(access)).doesNotThrowAnyException();
        try (var connection = access.openAsApplication()) {
            assertThat(Sql.value(connection, "select session_user || ' as ' || current_user"))
                    .isEqualTo("Province App as Province App");
        }
    }

    @Test
    void a_user_who_may_not_create_tables_is_refused() throws SQLException {
        administrate("alter database ledger owner to postgres");

        assertThatThrownBy(() -> ExternalDatabase.prepare(url(), OWNER, null))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("province may not create tables");
    }

    @Test
    void a_wrong_password_is_refused_and_not_repeated() {
        assertThatThrownBy(
                        () -> ExternalDatabase.prepare(url(), new Login("province", "guess"), null))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("does not let user province in")
                .hasMessageNotContaining("guess");
    }

    @Test
    void an_address_of_another_kind_is_refused() {
        assertThatThrownBy(() -> ExternalDatabase.prepare("postgresql://host/name", OWNER, null))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("jdbc:postgresql://host:5432/name");
    }

    private static String url() {
        return address + "ledger";
    }

    private static void administrate(String... statements) throws SQLException {
        try (var connection = administrate()) {
            Sql.execute(connection, statements);
        }
    }

    private static Connection administrate() throws SQLException {
        return DatabaseAccess.open(address + "postgres", administrator);
    }
}
