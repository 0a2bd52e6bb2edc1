package org.socai.ledger.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socai.ledger.contribution.Remittance;
import org.socai.ledger.history.OrderlyYears;
import org.socai.ledger.history.PaperLedger;
import org.socai.ledger.history.Recorded;
import org.socai.ledger.rules.RuleEvent;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.ReversePayment;
import org.socai.ledger.unit.UnitRejected;

/**
 * Years of one unit, booked in turn by programs that remember much, little and nothing, against the
 * same years decided on paper on the whole history.
 */
class BookedAsOnPaperTest {
    @ParameterizedTest
    @ValueSource(longs = {3, 11, 29})
    void every_event_is_the_one_that_the_whole_history_gives(long seed) throws SQLException {
        try (var ledger = new LedgerOnPostgres()) {
            var programs =
                    List.of(
                            ledger.context,
                            ledger.anotherProgram(1 << 20),
                            ledger.anotherProgram(32 << 10), // hardly anything but packed
                            ledger.anotherProgram(0));
            var paper = new PaperLedger(LedgerOnPostgres.TODAY);
            var years = new OrderlyYears(seed);
            for (var rate : years.rates()) {
                publish(rate, ledger, paper);
            }
            var random = new Random(seed);
            var sent = new ArrayList<UnitCommand>();
            for (var command : years.commands()) {
                both(command, programs.get(random.nextInt(4)), paper);
                sent.add(command);
                if (random.nextInt(10) == 0) {
                    both(
                            sent.get(random.nextInt(sent.size())),
                            programs.get(random.nextInt(4)),
                            paper);
                }
                if (random.nextInt(60) == 0) {
                    publish(replaced(years.rates().getLast(), sent.size()), ledger, paper);
                }
                if (random.nextInt(40) == 0) {
                    emptySnapshots(ledger);
                }
            }
            ledger.settled();
            var unit = years.commands().getFirst().unit();
            assertThat(ledger.history(unit).events().stream().map(Recorded::event))
                    .containsExactlyElementsOf(
                            paper.history(unit).events().stream().map(Recorded::event).toList());
            assertThat(ledger.count("select count(*) from unit_snapshot")).isPositive();
        }
    }

    private static void both(UnitCommand command, BookingContext program, PaperLedger paper) {
        assertThat(booked(command, program)).as("%s", command).isEqualTo(onPaper(command, paper));
    }

    private static String booked(UnitCommand command, BookingContext program) {
        try {
            return new Bookings(program).run("test", booking -> send(command, booking)).name();
        } catch (UnitRejected refused) {
            return refused.sentence();
        }
    }

    private static Outcome send(UnitCommand command, Booking booking) throws SQLException {
        return switch (command) {
            case ReceivePayment c ->
                    new Payments(booking)
                            .receive(
                                    c.payment(),
                                    new Remittance("+BHXH+103+00+" + c.unit() + "+04001+"),
                                    null);
            case ReversePayment c ->
                    new Payments(booking).reverse(c.bankReference(), c.reason(), null);
            default -> booking.send(command, null);
        };
    }

    private static String onPaper(UnitCommand command, PaperLedger paper) {
        try {
            return (paper.send(spelledOut(command)).isEmpty()
                            ? Outcome.DUPLICATE
                            : Outcome.ACCEPTED)
                    .name();
        } catch (UnitRejected refused) {
            return refused.sentence();
        }
    }

    private static UnitCommand spelledOut(UnitCommand command) {
        return command instanceof ReceivePayment c
                ? new ReceivePayment(c.unit(), c.payment(), "+BHXH+103+00+" + c.unit() + "+04001+")
                : command;
    }

    private static void publish(RuleEvent rate, LedgerOnPostgres ledger, PaperLedger paper) {
        ledger.publications.publish("test", List.of(rate), Publications.Together.NOTHING);
        paper.publish(List.of(rate));
    }

    private static RuleEvent replaced(RuleEvent rate, int number) {
        return switch (rate) {
            case RuleEvent.LateInterestRatePublished r ->
                    new RuleEvent.LateInterestRatePublished(
                            r.fundGroup(), r.year(), r.ratePerMonth(), "correction " + number);
            default -> throw new IllegalArgumentException("" + rate);
        };
    }

    private static void emptySnapshots(LedgerOnPostgres ledger) throws SQLException {
        try (var connection = ledger.database.app().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from unit_snapshot");
        }
    }
}
