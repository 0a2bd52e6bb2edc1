package org.socai.api.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.socai.api.database.DatabaseAccess;
import org.socai.api.database.Login;
import org.socai.api.http.ServerUnderTest;
import org.socai.api.jobs.Settling;
import org.socai.api.launch.LaunchOptions;
import org.socai.ledger.booking.Bookings;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.contribution.UnitType;
import org.socai.ledger.store.LedgerReader;
import org.socai.ledger.unit.Declaration;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitDetails;

/** Rows disappear and come twice behind the ledger's back; each time the gate notices. */
class LedgerCheckTest {
    private static final UnitCode UNIT = new UnitCode("TZ0000001");
    private static final Set<String> ACKNOWLEDGED =
            Set.of("unit/TZ0000001", "declaration/TZ0000001/D02", "payment/FT1");

    private static ServerUnderTest server;
    private static DatabaseAccess access;
    private static LedgerCheck check;

    @BeforeAll
    static void a_ledger_in_which_nothing_is_wrong() throws Exception {
        server = ServerUnderTest.start();
        access = access(server.context.getBean(LaunchOptions.class));
        check = new LedgerCheck(access, server.context.getBean(LedgerReader.class));
        var month = new ContributionMonth(2025, 9);
        var details = new UnitDetails("Unit", null, UnitType.NON_STATE_ENTERPRISE);
        var day = LocalDate.of(2025, 9, 3);
        book(
                new RegisterUnit(
                        UNIT,
                        details,
                        new OfficeCode("04001"),
                        PaymentCycle.MONTHLY,
                        false,
                        LocalDate.of(2020, 1, 1)),
                new DeclareObligation(
                        UNIT,
                        new Declaration(
                                new DeclarationReference("D02"),
                                month,
                                day,
                                DeclarationKind.REGULAR,
                                3,
                                30_000_000,
                                30_000_000,
                                null)),
                new ReceivePayment(
                        UNIT, new Payment(new BankReference("FT1"), day, 5_000_000), ""));
        server.context.getBean(Settling.class).await();
        assertThat(check.findings(ACKNOWLEDGED)).isEmpty();
        assertThat(check.thoroughFindings()).isEmpty();
    }

    private static void book(UnitCommand... commands) {
        for (var command : commands) {
            server.context
                    .getBean(Bookings.class)
                    .run("tester", booking -> booking.send(command, null));
        }
    }

    private static DatabaseAccess access(LaunchOptions options) {
        var database = options.database();
        var owner = Login.withPasswordFile(database.user(), database.passwordFile());
        var application =
                Login.withPasswordFile(
                        database.applicationUser(), database.applicationPasswordFile());
        return new DatabaseAccess(database.url(), owner, application, application.user());
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    /** What is found while a change holds; it is undone afterwards. */
    private static List<String> after(String change, String undo) throws SQLException {
        execute(change);
        try {
            return check.thoroughFindings();
        } finally {
            execute(undo);
            assertThat(check.thoroughFindings()).isEmpty();
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = access.openAsOwner();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void a_lost_position_is_found() throws SQLException {
        assertThat(
                        after(
                                """
                                create table kept as select * from event_position where position = 5;
                                delete from event_position where position = 5
                                """,
                                "insert into event_position select * from kept; drop table kept"))
                .anyMatch(found -> found.contains("positions are missing"))
                .anyMatch(found -> found.contains("1 events have no position"));
    }

    @Test
    void a_lost_event_is_found() throws SQLException {
        assertThat(
                        after(
                                """
                                create table kept as
                                    select * from event where stream = 'unit:TZ0000001' and sequence = 1;
                                delete from event where stream = 'unit:TZ0000001' and sequence = 1
                                """,
                                """
                                insert into event overriding system value select * from kept; drop table kept
                                """))
                .contains("1 streams have a gap")
                .anyMatch(found -> found.contains("without an event"))
                .anyMatch(found -> found.contains("declared_workers"))
                .anyMatch(found -> found.endsWith("are missing from the log"));
    }

    @Test
    void a_lost_and_a_doubled_row_of_a_projection_are_found() throws SQLException {
        assertThat(
                        after(
                                "create table kept as table declared_workers; delete from"
                                        + " declared_workers",
                                "insert into declared_workers table kept; drop table kept"))
                .containsExactly("-1 rows too many (or, below 0, too few) are in declared_workers");
        assertThat(
                        after(
                                """
                                insert into unit_master select (jsonb_populate_record(m, '{"position": 999999}')).*
                                from unit_master m
                                """,
                                "delete from unit_master where position = 999999"))
                .containsExactly("1 rows too many (or, below 0, too few) are in unit_master");
    }

    @Test
    void a_journal_line_of_another_amount_is_found() throws SQLException {
        assertThat(
                        after(
                                "update movement set money = money + 1 where kind = 'RECEIPT'",
                                "update movement set money = money - 1 where kind = 'RECEIPT'"))
                .contains("account CASH holds 5000001 dong instead of 5000000");
    }

    @Test
    void positions_in_another_order_than_the_stream_are_found() throws SQLException {
        var swap =
                """
                update event_position p set id = case p.id when one.id then other.id else one.id end
                from event one, event other
                where one.stream = 'unit:TZ0000001' and one.sequence = 0
                  and other.stream = 'unit:TZ0000001' and other.sequence = 1
                  and p.id in (one.id, other.id)
                """;
        var withoutIndex =
                "alter table event_position drop constraint event_position_id_key;" + swap;
        assertThat(
                        after(
                                withoutIndex,
                                swap
                                        + "; alter table event_position"
                                        + " add constraint event_position_id_key unique (id)"))
                .contains("1 events have a position before an earlier one of their stream");
    }

    @Test
    void an_acknowledged_fact_that_is_not_recorded_is_found() throws SQLException {
        assertThat(check.findings(Set.of("payment/FT1", "payment/FT2")))
                .containsExactly("1 acknowledged facts are not recorded exactly once");
    }
}
