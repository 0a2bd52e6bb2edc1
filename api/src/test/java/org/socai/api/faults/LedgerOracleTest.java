package org.socai.api.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.socai.api.database.Sql;
import org.socai.api.http.ServerUnderTest;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sound ledger that the program wrote, and damage done to it in transactions that end with it.
 */
class LedgerOracleTest {
    private static final FaultLedger FACTS = new FaultLedger(3);
    private static final Set<Fact> SENT = new HashSet<>();
    private static ServerUnderTest server;
    private static Connection owner;

    @BeforeAll
    static void a_sound_ledger() throws IOException, SQLException {
        server = ServerUnderTest.start();
        book("collector", "units", FaultLedger.UNITS, rows(3, FACTS::unitRow));
        book("collector", "declarations", FaultLedger.DECLARATIONS, rows(6, FACTS::declarationRow));
        book("finance", "payments", FaultLedger.PAYMENTS, rows(6, FACTS::paymentRow));
        IntStream.range(0, 3).forEach(n -> SENT.add(Fact.unit(FaultLedger.unit(n))));
        IntStream.range(0, 6).forEach(n -> SENT.add(FACTS.declaration(n)));
        IntStream.range(0, 6).forEach(n -> SENT.add(FACTS.payment(n)));
        owner = server.database().openAsOwner();
    }

    private static List<String> rows(int count, IntFunction<String> row) {
        return IntStream.range(0, count).mapToObj(row).toList();
    }

    private static void book(String role, String kind, String header, List<String> rows) {
        server.importText(role, kind, header + "\n" + String.join("\n", rows) + "\n");
    }

    @AfterAll
    static void stop() throws SQLException {
        owner.close();
        server.close();
    }

    @AfterEach
    void undo_the_damage() throws SQLException {
        owner.rollback();
    }

    @Test
    void a_sound_ledger_gives_no_cause_for_complaint() throws SQLException {
        assertThat(LedgerOracle.complaints(owner, SENT)).isEmpty();
    }

    @Test
    void a_fact_that_nobody_sent_and_one_that_was_lost_are_named() throws SQLException {
        var others = new HashSet<>(SENT);
        others.remove(Fact.payment("FT0"));
        others.add(Fact.payment("FT99"));
        assertThat(LedgerOracle.complaints(owner, others))
                .containsExactlyInAnyOrder(
                        "payment-received FT0 is recorded and was not acknowledged to anybody",
                        "payment-received FT99 was acknowledged and is not recorded");
    }

    static List<Arguments> damage() {
        return List.of(
                Arguments.of(
                        "delete from event where payload -> 'payment' ->> 'bankReference' = 'FT3'",
                        "payment-received FT3 was acknowledged and is not recorded"),
                Arguments.of(
                        """
                        alter table event drop constraint event_fact_once;
                        insert into event (stream, sequence, event_id, name, version, effective_on, actor, payload)
                        select stream, 999, event_id, name, version, effective_on, actor, payload
                        from event where name = 'payment-received' order by id limit 1
                        """,
                        "payment-received FT0 is recorded 2 times"),
                Arguments.of(
                        """
                        alter table event drop constraint event_fact_once;
                        update event set event_id = (select min(event_id::text)::uuid from event)
                        """,
                        "stands for"),
                Arguments.of(
                        """
                        update event_position set position = position + 1
                        where position = (select max(position) from event_position)
                        """,
                        "comes where"),
                Arguments.of(
                        """
                        delete from event_position where position = (select max(position) from event_position)
                        """,
                        "has no position"),
                Arguments.of(
                        """
                        delete from event_position where position = (select max(position) from event_position)
                        """,
                        "the sequencer stands at"),
                Arguments.of(
                        "update event_position set id = id + 100000 where position = 3",
                        "position 3 belongs to event"),
                Arguments.of(
                        """
                        alter table event_position drop constraint event_position_id_key;
                        update event_position set id = (select id from event_position where position = 3)
                        where position = 4
                        """,
                        "has 2 positions"),
                Arguments.of(
                        """
                        update event set sequence = sequence + 1
                        where id = (select id from event where stream like 'unit:%' order by sequence desc limit 1)
                        """,
                        "should be"),
                Arguments.of(
                        """
                        alter table event_position drop constraint event_position_id_key;
                        with pair as (
                            select min(p.position) as one, max(p.position) as other
                            from event e join event_position p on p.id = e.id
                            where e.stream = 'unit:TF000000A')
                        update event_position p
                        set id = (select q.id from event_position q, pair
                                  where q.position = case p.position when one then other else one end)
                        from pair where p.position in (one, other)
                        """,
                        "before the one ahead of it"),
                Arguments.of(
                        """
                        update event_position p set recorded_at = q.recorded_at
                        from event_position q where p.position = 3 and q.position = 2
                        """,
                        "position 3 was recorded at"),
                Arguments.of(
                        """
                        update event set caused_by = gen_random_uuid()
                        where id = (select max(id) from event)
                        """,
                        "follows from a fact that does not come before it"),
                Arguments.of(
                        journal("amount + case when line = 0 then 1 else 0 end", "position"),
                        "add up to 1"),
                Arguments.of(journal("amount", "position + 1000000"), "which no event has"),
                Arguments.of(
                        "create or replace view reporting.ledger_position as select 2::bigint as"
                                + " position",
                        "the read models stand at 2"));
    }

    /** The journal as another view shows it; what lies below the view is none of the oracle's. */
    private static String journal(String amount, String position) {
        return """
        alter view reporting.journal_line rename to sound_line;
        create view reporting.journal_line as
            select %s as position, line, known_from, unit, account, fund, period, due_on, effective_on,
                   %s as amount
            from reporting.sound_line
        """
                .formatted(position, amount);
    }

    @ParameterizedTest
    @MethodSource("damage")
    void damage_is_found_and_said_in_plain_words(String damage, String complaint)
            throws SQLException {
        owner.setAutoCommit(false);
        Sql.execute(owner, damage);
        assertThat(LedgerOracle.inTransaction(owner, SENT))
                .anySatisfy(found -> assertThat(found).contains(complaint));
    }

    @Test
    void a_difference_that_the_programs_own_checker_found_is_passed_on() {
        var json = new JsonMapper();
        assertThat(LedgerOracle.complaints(json.readTree("{\"checked\":3,\"differences\":[]}")))
                .isEmpty();
        assertThat(
                        LedgerOracle.complaints(
                                json.readTree(
                                        """
                                        {"checked":0,"differences":[{"unitCode":"TF000000A"}]}
                                        """)))
                .hasSize(2);
    }
}
