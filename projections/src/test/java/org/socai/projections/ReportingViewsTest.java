package org.socai.projections;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.socai.ledger.store.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReportingViewsTest {
    private final TestPostgres.Database database = TestPostgres.freshDatabase();

    @Test
    void every_view_says_what_it_means() {
        var undocumented =
                JdbcClient.create(database.owner())
                        .sql(
                                """
                                select c.relname
                                from pg_class c
                                where c.relnamespace = 'reporting'::regnamespace and obj_description(c.oid) is null
                                """)
                        .query(String.class)
                        .list();
        assertThat(undocumented).isEmpty();
    }

    @Test
    void a_role_that_may_read_the_views_and_nothing_else_reads_all_of_them() throws Exception {
        try (var connection = database.owner().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create role reporting_job");
            statement.execute("grant usage on schema reporting to reporting_job");
            statement.execute("grant select on all tables in schema reporting to reporting_job");
            statement.execute("grant reporting_job to current_user with set true");
            var views =
                    JdbcClient.create(database.owner())
                            .sql("select viewname from pg_views where schemaname = 'reporting'")
                            .query(String.class)
                            .list();
            assertThat(views).hasSizeGreaterThan(8);
            statement.execute("set role reporting_job");
            for (var view : views) {
                try (var rows = statement.executeQuery("select count(*) from reporting." + view)) {
                    assertThat(rows.next()).isTrue();
                }
            }
        }
    }
}
