package org.socai.api.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurabilityCheckTest {
    private final DatabaseAccess access = TestDatabase.fresh();

    @BeforeEach
    void append_only_tables() throws SQLException {
        asOwner(
                "drop table if exists event, event_position cascade",
                "create table event (id bigint)",
                "create table event_position (position bigint)",
                "grant select, insert on event, event_position to socai_app");
    }

    @Test
    void a_durable_database_with_append_only_tables_is_accepted() {
        assertThatCode(() -> DurabilityCheck.require(access)).doesNotThrowAnyException();
    }

    @Test
    void a_database_without_the_tables_is_accepted() throws SQLException {
        asOwner("drop table event, event_position");

        assertThatCode(() -> DurabilityCheck.require(access)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "grant update on event to socai_app,                      may update event",
        "grant update (id) on event to socai_app,                 may update event",
        "grant delete on event to public,                         may delete from event",
        "grant truncate on event to socai_app,                    may truncate event",
        "grant update on event_position to socai_app,             may update event_position",
        "grant delete on event_position to socai_app,             may delete from event_position",
        "grant truncate on event_position to socai_app,           may truncate event_position",
    })
    void a_right_beyond_inserting_and_reading_is_refused(String grant, String named)
            throws SQLException {
        asOwner(grant);

        assertThatThrownBy(() -> DurabilityCheck.require(access))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining(named);
    }

    @Test
    void an_application_that_owns_the_tables_is_refused() {
        var ownerOnly =
                new DatabaseAccess(
                        access.url(), access.owner(), access.owner(), access.owner().user());

        assertThatThrownBy(() -> DurabilityCheck.require(ownerOnly))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("owns the table event");
    }

    @Test
    void a_superuser_as_application_is_refused() {
        var superuser = new Login("postgres", "postgres");

        assertThatThrownBy(
                        () ->
                                DurabilityCheck.require(
                                        new DatabaseAccess(
                                                access.url(), superuser, superuser, "postgres")))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("postgres is a superuser");
    }

    @Test
    void asynchronous_commits_of_the_application_alone_are_refused() {
        var asynchronous =
                new DatabaseAccess(
                        access.url() + "?options=-csynchronous_commit=off",
                        access.owner(),
                        access.application(),
                        access.applicationRole());

        assertThatThrownBy(() -> DurabilityCheck.require(asynchronous))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("synchronous_commit = off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "remote_write", "remote_apply"})
    void every_commit_that_waits_for_the_disk_is_accepted(String level) {
        var replicated =
                new DatabaseAccess(
                        access.url() + "?options=-csynchronous_commit=" + level,
                        access.owner(),
                        access.application(),
                        access.applicationRole());

        assertThatCode(() -> DurabilityCheck.require(replicated)).doesNotThrowAnyException();
    }

    private void asOwner(String... statements) throws SQLException {
        try (var connection = access.openAsOwner()) {
            Sql.execute(connection, statements);
        }
    }
}
