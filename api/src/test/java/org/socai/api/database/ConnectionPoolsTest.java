package org.socai.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionPoolsTest {
    private final DatabaseAccess access = TestDatabase.fresh();
    private final List<Connection> borrowed = new ArrayList<>();
    private final ConnectionPools pools = ConnectionPools.open(access);

    @BeforeEach
    void a_table_that_the_application_may_write() throws SQLException {
        try (var owner = access.openAsOwner()) {
            Sql.execute(
                    owner,
                    "create table note (text text)",
                    "grant select, insert on note to socai_app");
        }
    }

    @AfterEach
    void close() throws SQLException {
        for (var connection : borrowed) {
            connection.close();
        }
        pools.close();
    }

    @Test
    void both_pools_have_the_rights_of_the_application() throws SQLException {
        assertThat(Sql.value(borrow(pools.writes()), "select current_user")).isEqualTo("socai_app");
        assertThat(Sql.value(borrow(pools.reads()), "select current_user")).isEqualTo("socai_app");
    }

    @Test
    void writing_is_possible_through_the_pool_for_writes_only() throws SQLException {
        Sql.execute(borrow(pools.writes()), "insert into note values ('kept')");

        var reading = borrow(pools.reads());
        assertThat(Sql.value(reading, "select text from note")).isEqualTo("kept");
        assertThatThrownBy(() -> Sql.execute(reading, "insert into note values ('refused')"))
                .hasMessageContaining("read-only transaction");
    }

    @Test
    void reports_that_hold_every_connection_for_reading_do_not_hold_up_a_write()
            throws SQLException {
        for (var i = 0; i < pools.reads().getMaximumPoolSize(); i++) {
            borrow(pools.reads());
        }

        Sql.execute(borrow(pools.writes()), "insert into note values ('in time')");

        assertThat(Sql.value(borrowed.getFirst(), "select text from note")).isEqualTo("in time");
    }

    @Test
    void a_report_is_cancelled_after_a_minute_and_a_forgotten_transaction_ended()
            throws SQLException {
        var reading = borrow(pools.reads());

        assertThat(Sql.value(reading, "show statement_timeout")).isEqualTo("1min");
        assertThat(Sql.value(reading, "show idle_in_transaction_session_timeout"))
                .isEqualTo("1min");
        assertThat(Sql.value(borrow(pools.writes()), "show idle_in_transaction_session_timeout"))
                .isEqualTo("2min");
    }

    @Test
    void a_database_that_does_not_answer_is_refused() {
        var nowhere =
                new DatabaseAccess(
                        "jdbc:postgresql://127.0.0.1:1/none",
                        access.owner(),
                        access.application(),
                        "socai_app");

        assertThatThrownBy(() -> ConnectionPools.open(nowhere)).isInstanceOf(DatabaseRefused.class);
    }

    private Connection borrow(HikariDataSource pool) throws SQLException {
        var connection = pool.getConnection();
        borrowed.add(connection);
        return connection;
    }
}
