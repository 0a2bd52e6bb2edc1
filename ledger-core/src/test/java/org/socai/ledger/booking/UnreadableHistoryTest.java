package org.socai.ledger.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.contribution.UnitType;
import org.socai.ledger.unit.UnitCommand.CloseMonths;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitDetails;
import org.socai.ledger.unit.UnitRejected;
import org.socai.ledger.unit.UnitRejected.Reason;

/** An event in the log that this program cannot read, such as one of a later release. */
class UnreadableHistoryTest {
    private static final LedgerOnPostgres LEDGER = new LedgerOnPostgres();

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    @Test
    void it_costs_the_commands_of_its_own_unit_and_no_other() throws SQLException {
        var units = new ArrayList<UnitCode>();
        for (int i = 0; i < 9; i++) {
            units.add(register("UNIT0" + i));
        }
        append("unit:UNIT04", 1, "unit-abolished");
        var refused = new ArrayList<UnitCode>();
        var accepted =
                new Bookings(LEDGER.anotherProgram(1 << 20))
                        .run("director", booking -> close(booking, units, refused));
        assertThat(refused).containsExactly(new UnitCode("UNIT04"));
        assertThat(accepted).isEqualTo(8);
        assertThat(LEDGER.count("select count(*) from event where name = 'month-closed'"))
                .isEqualTo(8);
    }

    @Test
    void a_fact_that_cannot_be_read_refuses_what_asks_for_it() throws SQLException {
        var payment = new BankReference("FROM-TOMORROW");
        append("payment:FROM-TOMORROW", 0, "payment-held");
        LEDGER.bookings.run(
                "finance",
                booking -> {
                    assertThat(reason(() -> booking.unmatched(payment)))
                            .isEqualTo(Reason.HISTORY_UNREADABLE);
                    return Outcome.DUPLICATE;
                });
    }

    private static int close(Booking booking, List<UnitCode> units, List<UnitCode> refused)
            throws SQLException {
        var commands =
                units.stream()
                        .map(unit -> new CloseMonths(unit, new ContributionMonth(2025, 1)))
                        .toList();
        booking.prepare(commands);
        int accepted = 0;
        for (var command : commands) {
            try {
                booking.send(command, null);
                accepted++;
            } catch (UnitRejected unreadable) {
                assertThat(unreadable.reason()).isEqualTo(Reason.HISTORY_UNREADABLE);
                assertThat(unreadable.sentence()).contains("unit-abolished");
                refused.add(command.unit());
            }
        }
        return accepted;
    }

    /** A question to the log. */
    private interface Question {
        void ask() throws SQLException;
    }

    private static Reason reason(Question question) throws SQLException {
        try {
            question.ask();
            throw new AssertionError("it was answered");
        } catch (UnitRejected refused) {
            return refused.reason();
        }
    }

    private static UnitCode register(String code) {
        var unit = new UnitCode(code);
        var command =
                new RegisterUnit(
                        unit,
                        new UnitDetails("Công ty " + code, null, UnitType.NON_STATE_ENTERPRISE),
                        new OfficeCode("04001"),
                        PaymentCycle.MONTHLY,
                        false,
                        LocalDate.of(2020, 1, 1));
        LEDGER.bookings.run("collector", booking -> booking.send(command, null));
        return unit;
    }

    private static void append(String stream, int sequence, String name) throws SQLException {
        try (var connection = LEDGER.database.app().getConnection();
                var insert =
                        connection.prepareStatement(
                                """
                                insert into event (stream, sequence, event_id, name, version, effective_on, actor, payload)
                                values (?, ?, gen_random_uuid(), ?, 1, '2025-01-01', 'test', '{}')
                                """)) {
            insert.setString(1, stream);
            insert.setInt(2, sequence);
            insert.setString(3, name);
            insert.executeUpdate();
        }
    }
}
