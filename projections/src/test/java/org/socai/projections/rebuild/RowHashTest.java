package org.socai.projections.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.socai.projections.ProjectionsFixture;
import org.socai.projections.feed.ProjectionTable;

/** Which rows have different hashes: all that differ, in a value or in what is null. */
class RowHashTest {
    private static final ProjectionTable TABLE =
            ProjectionTable.of(
                    "hashed",
                    "position bigint",
                    "a integer",
                    "b integer",
                    "c smallint",
                    "d date",
                    "e date",
                    "f boolean",
                    "g text",
                    "h text",
                    "i bigint");

    private final ProjectionsFixture ledger = ProjectionsFixture.withLaw();

    @AfterEach
    void stop() {
        ledger.close();
    }

    @Test
    void rows_that_differ_anywhere_have_different_hashes() throws SQLException {
        var rows =
                List.of(
                        "1, 2, 3, 4, '2025-01-01', '2025-02-01', true, 'x', 'y', 5",
                        "1, 3, 2, 4, '2025-01-01', '2025-02-01', true, 'x', 'y', 5",
                        "1, 2, 3, 4, '2025-02-01', '2025-01-01', true, 'x', 'y', 5",
                        "1, 2, 3, 4, '2025-01-01', '2025-02-01', false, 'x', 'y', 5",
                        "1, 2, 3, 4, '2025-01-01', '2025-02-01', true, 'y', 'x', 5",
                        "1, 2, 3, 4, '2025-01-01', '2025-02-01', true, 'xy', '', 5",
                        "1, 2, 3, 5, '2025-01-01', '2025-02-01', true, 'x', 'y', 4",
                        "1, 2, 3, 4, '2025-01-01', 'infinity', true, 'x', 'y', 5",
                        "1, 2, 3, 4, '2025-01-01', '-infinity', true, 'x', 'y', 5",
                        "1, null, 0, 0, null, '2000-01-01', null, '', null, 0",
                        "1, 0, null, 0, null, '2000-01-01', null, '', null, 0",
                        "1, 0, 0, null, null, '2000-01-01', null, '', null, 0",
                        "1, 0, 0, 0, null, '2000-01-01', null, null, '', 0",
                        "1, 0, 0, 0, '2000-01-01', null, null, '', null, 0",
                        "1, 0, 0, 0, null, null, false, '', null, 0",
                        "1, 0, 0, 0, null, null, null, '', null, 0",
                        "1, 0, 0, 0, null, null, null, '', null, null");
        try (var connection = ledger.home.owner().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    create table hashed (position bigint not null, a integer, b integer, c smallint, d date, e date,
                                         f boolean, g text, h text, i bigint)
                    """);
            statement.execute("insert into hashed values (" + String.join("), (", rows) + ")");
            var hash = RowHash.of(connection, TABLE, List.of("public"));
            assertThat(hash.nullable()).hasSize(9).doesNotContain("position");
            assertThat(number(statement, "count(*)")).isEqualTo(rows.size());
            assertThat(number(statement, "count(" + hash.sql() + ")")).isEqualTo(rows.size());
            assertThat(number(statement, "count(distinct " + hash.sql() + ")"))
                    .isEqualTo(rows.size());
        }
    }

    private static int number(Statement statement, String expression) throws SQLException {
        try (var row = statement.executeQuery("select " + expression + " from hashed t")) {
            row.next();
            return row.getInt(1);
        }
    }
}
