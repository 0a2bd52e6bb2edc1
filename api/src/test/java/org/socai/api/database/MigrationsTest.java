package org.socai.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    private final DatabaseAccess access = TestDatabase.fresh();

    @Test
    void running_them_again_changes_nothing() throws SQLException {
        var before = history();

        assertThatCode(() -> Migrations.run(access)).doesNotThrowAnyException();

        assertThat(history()).isEqualTo(before);
    }

    @Test
    void they_run_as_the_owner() throws SQLException {
        try (var owner = access.openAsOwner()) {
            assertThat(
                            Sql.value(
                                    owner,
                                    "select string_agg(distinct installed_by, ',') from"
                                            + " flyway_schema_history_ledger"))
                    .isEqualTo("socai_owner");
        }
    }

    @Test
    void the_schema_of_a_later_program_is_refused() throws SQLException {
        try (var owner = access.openAsOwner()) {
            Sql.execute(
                    owner,
                    """
                    insert into flyway_schema_history_ledger
                        (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                    values (9999, '9999', 'of a later program', 'SQL', 'V9999__of_a_later_program.sql', 1, 'socai_owner', 1, true)
                    """);
        }

        assertThatThrownBy(() -> Migrations.run(access))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("9999");
    }

    private String history() throws SQLException {
        try (var owner = access.openAsOwner()) {
            return Sql.value(
                    owner,
                    "select string_agg(version || installed_on, ',') from"
                            + " flyway_schema_history_ledger");
        }
    }
}
