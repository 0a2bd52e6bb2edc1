package org.socai.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.socai.ledger.booking.LedgerOnPostgres;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.unit.UnitEvent.UnitTransferred;

/**
 * The order of commits on a real database: nothing skipped, nothing twice, whatever commits when.
 */
class SequencerTest {
    @Test
    void
            an_event_whose_transaction_stayed_open_while_others_passed_by_still_gets_the_next_position()
                    throws Exception {
        try (var ledger = new LedgerOnPostgres();
                var slow = ledger.database.app().getConnection()) {
            slow.setAutoCommit(false);
            ledger.log.append(slow, List.of(event("SLOW01", 0)));
            for (int i = 0; i < 50; i++) {
                commit(ledger, List.of(event("QUICK" + (100 + i), 0)));
            }
            long before = positioned(ledger, LedgerOnPostgres.shippedRules() + 50L);
            slow.commit();
            ledger.sequencer.committed();
            assertThat(ledger.settled()).isEqualTo(before + 1);
            try (var connection = ledger.database.app().getConnection()) {
                var last = ledger.reader.after(connection, before, 10);
                assertThat(last).hasSize(1);
                assertThat(last.getFirst().event().stream().value()).isEqualTo("unit:SLOW01");
            }
        }
    }

    @Test
    void an_older_event_that_was_committed_last_is_the_one_without_a_position() throws Exception {
        try (var ledger = new LedgerOnPostgres();
                var slow = ledger.database.app().getConnection();
                var own = ledger.database.app().getConnection()) {
            ledger.settled();
            ledger.sequencer.close();
            slow.setAutoCommit(false);
            ledger.log.append(slow, List.of(event("SLOW01", 0)));
            commit(ledger, List.of(event("QUICK1", 0)));
            try (var pass = new SequencerPass(own)) {
                assertThat(pass.run()).isPositive();
                slow.commit();
                var waiting = Unpositioned.ids(own);
                assertThat(waiting).hasSize(1);
                assertThat(waiting.getFirst())
                        .isLessThan(ledger.count("select max(id) from event"));
                assertThat(Unpositioned.none(own, waiting)).isFalse();
                assertThat(pass.run()).isPositive();
                assertThat(Unpositioned.none(own, waiting)).isTrue();
                assertThat(Unpositioned.ids(own)).isEmpty();
            }
        }
    }

    @Test
    void two_sequencers_and_many_writers_give_dense_positions_in_causal_order() throws Exception {
        try (var ledger = new LedgerOnPostgres();
                var second = new Sequencer(ledger.database.app(), ledger.signal::positioned)) {
            second.start();
            List<Callable<Integer>> writers = new ArrayList<>();
            for (int w = 0; w < 6; w++) {
                int writer = w;
                writers.add(() -> write(ledger, writer, new Random(writer)));
            }
            long expected = LedgerOnPostgres.shippedRules();
            try (var pool = Executors.newFixedThreadPool(6)) {
                for (var written : pool.invokeAll(writers)) {
                    expected += written.get();
                }
            }
            assertThat(ledger.settled()).isEqualTo(expected);
            assertThat(ledger.count("select count(distinct position) from event_position"))
                    .isEqualTo(expected);
            assertThat(ledger.count("select max(position) from event_position"))
                    .isEqualTo(expected);
            assertThat(
                            ledger.count(
                                    """
                                    select count(*) from (
                                        select position < lag(position) over (partition by stream order by sequence) as wrong
                                        from event join event_position using (id)) as o
                                    where wrong
                                    """))
                    .isZero();
            assertThat(
                            ledger.count(
                                    """
                                    select count(*) from (
                                        select recorded_at <= lag(recorded_at) over (order by position) as wrong
                                        from event_position) as o
                                    where wrong
                                    """))
                    .isZero();
        }
    }

    @Test
    void a_rolled_back_transaction_leaves_no_position() throws Exception {
        try (var ledger = new LedgerOnPostgres();
                var connection = ledger.database.app().getConnection()) {
            long before = ledger.settled();
            connection.setAutoCommit(false);
            ledger.log.append(connection, List.of(event("UNDONE", 0)));
            connection.rollback();
            commit(ledger, List.of(event("DONE01", 0)));
            assertThat(ledger.settled()).isEqualTo(before + 1);
        }
    }

    @Test
    void a_place_in_a_stream_is_taken_once() throws Exception {
        try (var ledger = new LedgerOnPostgres()) {
            commit(ledger, List.of(event("TAKEN1", 0)));
            assertThatThrownBy(() -> commit(ledger, List.of(event("TAKEN1", 0))))
                    .isInstanceOf(AppendConflict.class);
        }
    }

    @Test
    void the_application_role_can_neither_change_nor_delete_what_is_recorded() throws Exception {
        try (var ledger = new LedgerOnPostgres();
                var connection = ledger.database.app().getConnection();
                var statement = connection.createStatement()) {
            for (var sql :
                    List.of(
                            "update event set actor = 'somebody else'",
                            "delete from event",
                            "truncate event",
                            "update event_position set position = position + 1",
                            "delete from event_position",
                            "drop table event",
                            "delete from sequencer_state")) {
                assertThatThrownBy(() -> statement.execute(sql))
                        .as(sql)
                        .isInstanceOf(SQLException.class)
                        .extracting(refused -> ((SQLException) refused).getSQLState())
                        .isEqualTo("42501");
            }
        }
    }

    private static int write(LedgerOnPostgres ledger, int writer, Random random)
            throws SQLException {
        int written = 0;
        for (int transaction = 0; transaction < 60; transaction++) {
            try (var connection = ledger.database.app().getConnection()) {
                connection.setAutoCommit(false);
                int size = 1 + random.nextInt(4);
                for (int i = 0; i < size; i++) {
                    ledger.log.append(connection, List.of(event("STREAM" + writer, written + i)));
                }
                if (random.nextInt(5) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    written += size;
                    ledger.sequencer.committed();
                }
            }
        }
        return written;
    }

    private static long positioned(LedgerOnPostgres ledger, long expected) throws SQLException {
        long deadline = System.nanoTime() + 30_000_000_000L;
        try (Connection connection = ledger.database.app().getConnection()) {
            while (System.nanoTime() < deadline) {
                if (ledger.reader.lastPosition(connection) == expected) {
                    return expected;
                }
                Thread.onSpinWait();
            }
        }
        throw new AssertionError("the sequencer did not reach " + expected);
    }

    private static void commit(LedgerOnPostgres ledger, List<NewEvent> events) throws SQLException {
        try (var connection = ledger.database.app().getConnection()) {
            connection.setAutoCommit(false);
            ledger.log.append(connection, events);
            connection.commit();
            ledger.sequencer.committed();
        }
    }

    private static NewEvent event(String unit, long sequence) {
        LedgerEvent event =
                new UnitTransferred(
                        new UnitCode(unit), new OfficeCode("04001"), LocalDate.of(2025, 1, 1));
        return NewEvent.fact(event, sequence, "test", null);
    }
}
