package org.socai.ledger.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.contribution.UnitType;
import org.socai.ledger.history.OrderlyYears;
import org.socai.ledger.history.PaperLedger;
import org.socai.ledger.history.Recorded;
import org.socai.ledger.store.Arrivals;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitDetails;
import org.socai.ledger.unit.UnitEvent.PaymentReceived;
import org.socai.ledger.unit.UnitRejected;

/** Batches of which one is decided while another is written. */
class BookingSeriesTest {
    private static final UnitCode UNIT = new UnitCode("SERIES1");
    private static final int MANY = 1_200;
    private static final RegisterUnit REGISTRATION =
            new RegisterUnit(
                    UNIT,
                    new UnitDetails("Công ty Nối Tiếp", null, UnitType.NON_STATE_ENTERPRISE),
                    new OfficeCode("04001"),
                    PaymentCycle.MONTHLY,
                    false,
                    LocalDate.of(2020, 1, 1));

    @Test
    void batches_about_one_unit_give_what_its_whole_history_gives() throws SQLException {
        try (var ledger = new LedgerOnPostgres()) {
            var paper = new PaperLedger(LedgerOnPostgres.TODAY);
            var years = new OrderlyYears(5);
            var rates = years.rates();
            ledger.publications.publish("test", rates, Publications.Together.NOTHING);
            rates.forEach(rate -> paper.publish(List.of(rate)));
            var commands = years.commands();
            try (var series = ledger.bookings.series("test")) {
                for (int i = 0; i < commands.size(); i += 7) {
                    var batch = commands.subList(i, Math.min(i + 7, commands.size()));
                    series.book(booking -> send(batch, booking), (_, _) -> {});
                    batch.forEach(command -> onPaper(command, paper));
                }
            }
            ledger.settled();
            var unit = commands.getFirst().unit();
            assertThat(ledger.history(unit).events().stream().map(Recorded::event))
                    .containsExactlyElementsOf(
                            paper.history(unit).events().stream().map(Recorded::event).toList());
        }
    }

    @Test
    void a_lost_race_takes_back_what_was_decided_on_top_and_loses_nothing() {
        try (var ledger = new LedgerOnPostgres()) {
            register(ledger);
            var other = new Bookings(ledger.anotherProgram(0));
            int[] attempts = new int[4];
            try (var series = ledger.bookings.series("test")) {
                for (int i = 0; i < attempts.length; i++) {
                    int number = i;
                    series.book(
                            booking -> {
                                var outcome = booking.send(payment("S" + number), null);
                                if (attempts[number]++ == 0 && number % 2 == 0) {
                                    other.run("other", b -> b.send(payment("O" + number), null));
                                }
                                return outcome;
                            },
                            (_, outcome) -> assertThat(outcome).isEqualTo(Outcome.ACCEPTED));
                }
            }
            ledger.settled();
            var received =
                    ledger.history(UNIT).events().stream()
                            .map(Recorded::event)
                            .filter(PaymentReceived.class::isInstance)
                            .map(e -> ((PaymentReceived) e).payment().bankReference().value());
            assertThat(received).containsExactlyInAnyOrder("S0", "O0", "S1", "S2", "O2", "S3");
            assertThat(attempts[0]).isGreaterThan(1);
            assertThat(attempts[1]).isGreaterThan(1);
            assertThat(ledger.history(UNIT).events().stream().map(Recorded::sequence))
                    .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
        }
    }

    @Test
    void what_fails_to_be_written_keeps_everything_behind_it_out_of_the_ledger() {
        try (var ledger = new LedgerOnPostgres()) {
            register(ledger);
            assertThatThrownBy(() -> bookUntilThirdFails(ledger.bookings))
                    .isInstanceOf(BookingFailed.class)
                    .hasMessageContaining("no room for progress");
            ledger.settled();
            assertThat(ledger.history(UNIT).events()).hasSize(3); // registered, P0, P1
        }
    }

    @Test
    void what_is_written_before_all_is_decided_is_what_its_whole_history_gives() {
        try (var ledger = new LedgerOnPostgres()) {
            register(ledger);
            try (var series = ledger.bookings.series("test")) {
                for (int batch = 0; batch < 3; batch++) {
                    var payments = payments("B" + batch + "-", MANY);
                    series.book(booking -> send(payments, booking), (_, _) -> {});
                }
            }
            ledger.settled();
            var paper = new PaperLedger(LedgerOnPostgres.TODAY);
            onPaper(REGISTRATION, paper);
            for (int batch = 0; batch < 3; batch++) {
                payments("B" + batch + "-", MANY).forEach(payment -> onPaper(payment, paper));
            }
            var events = ledger.history(UNIT).events();
            assertThat(events.stream().map(Recorded::event))
                    .containsExactlyElementsOf(
                            paper.history(UNIT).events().stream().map(Recorded::event).toList());
            assertThat(events.stream().map(Recorded::sequence))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(0, 3 * MANY).boxed().toList());
        }
    }

    @Test
    void a_race_lost_while_a_batch_is_still_decided_costs_nothing() {
        try (var ledger = new LedgerOnPostgres()) {
            register(ledger);
            var other = new Bookings(ledger.anotherProgram(0));
            int[] attempts = new int[3];
            try (var series = ledger.bookings.series("test")) {
                for (int batch = 0; batch < attempts.length; batch++) {
                    int number = batch;
                    var payments = payments("B" + number + "-", MANY);
                    series.book(
                            booking -> {
                                booking.prepare(payments);
                                if (attempts[number]++ == 0 && number == 1) {
                                    other.run("other", b -> b.send(payment("OTHER"), null));
                                }
                                return send(payments, booking);
                            },
                            (_, outcomes) -> assertThat(outcomes).containsOnly("ACCEPTED"));
                }
            }
            ledger.settled();
            assertThat(attempts[1]).isGreaterThan(1);
            assertThat(ledger.history(UNIT).events().stream().map(Recorded::sequence))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(0, 3 * MANY + 1).boxed().toList());
        }
    }

    @Test
    void what_was_written_of_a_batch_that_cannot_be_decided_is_taken_back() {
        try (var ledger = new LedgerOnPostgres()) {
            register(ledger);
            assertThatThrownBy(() -> bookHalfABatch(ledger))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("half way");
            ledger.bookings.run("test", booking -> booking.send(payment("P"), null));
            ledger.settled();
            assertThat(ledger.history(UNIT).events()).hasSize(3); // registered, FIRST, P
        }
    }

    private static void bookHalfABatch(LedgerOnPostgres ledger) {
        try (var series = ledger.bookings.series("test")) {
            series.book(booking -> booking.send(payment("FIRST"), null), (_, _) -> {});
            series.book(
                    booking -> {
                        send(payments("HALF", MANY), booking);
                        throw new IllegalStateException("half way");
                    },
                    (_, _) -> {});
        }
    }

    @Test
    void a_refusal_stands_on_what_others_have_appended() {
        try (var ledger = new LedgerOnPostgres()) {
            register(ledger);
            new Bookings(ledger.anotherProgram(0))
                    .run("other", b -> b.send(payment("THEIRS"), null));
            int[] attempts = {0};
            try (var series = ledger.bookings.series("test")) {
                series.book(
                        booking -> {
                            attempts[0]++;
                            return send(List.of(reversal("THEIRS")), booking);
                        },
                        (_, outcomes) -> assertThat(outcomes).containsExactly("ACCEPTED"));
            }
            assertThat(attempts[0]).as("on the state as it was kept, then read anew").isEqualTo(2);
        }
    }

    @Test
    void a_refusal_on_a_state_that_nobody_has_changed_is_given_at_once() {
        try (var ledger = new LedgerOnPostgres()) {
            register(ledger);
            int[] attempts = {0};
            try (var series = ledger.bookings.series("test")) {
                series.book(
                        booking -> {
                            attempts[0]++;
                            return send(List.of(reversal("NONE"), payment("MINE")), booking);
                        },
                        (_, outcomes) ->
                                assertThat(outcomes).hasSize(2).element(1).isEqualTo("ACCEPTED"));
            }
            assertThat(attempts[0]).isEqualTo(1);
        }
    }

    @Test
    void a_unit_that_was_unknown_is_looked_for_again() {
        try (var ledger = new LedgerOnPostgres()) {
            var other = new Bookings(ledger.anotherProgram(0));
            int[] attempts = {0};
            var outcomes = new ArrayList<String>();
            try (var series = ledger.bookings.series("test")) {
                for (int batch = 0; batch < 2; batch++) {
                    var payment = List.<UnitCommand>of(payment("U" + batch));
                    series.book(
                            booking -> {
                                attempts[0]++;
                                return send(payment, booking);
                            },
                            (_, outcome) -> outcomes.addAll(outcome));
                    if (batch == 0) {
                        other.run("other", booking -> booking.send(REGISTRATION, null));
                    }
                }
            }
            assertThat(outcomes).hasSize(2).last().isEqualTo("ACCEPTED");
            assertThat(attempts[0]).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void programs_that_take_turns_give_what_one_would(long seed) throws SQLException {
        var random = new Random(seed);
        try (var ledger = new LedgerOnPostgres()) {
            var other = new Bookings(ledger.anotherProgram(1 << 20));
            var paper = new PaperLedger(LedgerOnPostgres.TODAY);
            var years = new OrderlyYears(seed);
            var rates = years.rates();
            ledger.publications.publish("test", rates, Publications.Together.NOTHING);
            rates.forEach(rate -> paper.publish(List.of(rate)));
            var commands = new ArrayDeque<>(years.commands());
            var unit = commands.getFirst().unit();
            while (!commands.isEmpty()) {
                try (var series = (random.nextBoolean() ? ledger.bookings : other).series("test")) {
                    for (int batch = random.nextInt(1, 4); batch > 0; batch--) {
                        var next = next(commands, random.nextInt(1, 9));
                        next.forEach(command -> onPaper(command, paper));
                        series.book(booking -> send(next, booking), (_, _) -> {});
                    }
                }
            }
            ledger.settled();
            assertThat(ledger.history(unit).events().stream().map(Recorded::event))
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(
                            paper.history(unit).events().stream().map(Recorded::event).toList());
        }
    }

    private static List<UnitCommand> next(Deque<UnitCommand> commands, int atMost) {
        return Stream.generate(commands::poll).limit(atMost).takeWhile(Objects::nonNull).toList();
    }

    @Test
    void positions_are_waited_for_at_the_end_also_of_what_fails() {
        try (var ledger = new LedgerOnPostgres()) {
            register(ledger);
            var told = new ArrayList<String>();
            var program = new Bookings(ledger.programThatTells(arrivals(told)));
            try (var series = program.series("test")) {
                for (int i = 0; i < 3; i++) {
                    var payment = payment("T" + i);
                    series.book(booking -> booking.send(payment, null), (_, _) -> {});
                }
            }
            assertThat(told).containsExactly("begin", "end");
            told.clear();
            assertThatThrownBy(() -> bookUntilThirdFails(program))
                    .isInstanceOf(BookingFailed.class);
            assertThat(told).containsExactly("begin", "end");
            told.clear();
            program.run("test", booking -> booking.send(payment("ALONE"), null));
            assertThat(told).containsExactly("committed");
        }
    }

    private static Arrivals arrivals(List<String> told) {
        return new Arrivals() {
            @Override
            public void committed() {
                told.add("committed");
            }

            @Override
            public void begin() {
                told.add("begin");
            }

            @Override
            public void end() {
                told.add("end");
            }
        };
    }

    /** So many that the first events are written while the last are not decided yet. */
    private static List<UnitCommand> payments(String prefix, int count) {
        return IntStream.range(0, count).<UnitCommand>mapToObj(i -> payment(prefix + i)).toList();
    }

    private static void bookUntilThirdFails(Bookings bookings) {
        try (var series = bookings.series("test")) {
            for (int i = 0; i < 6; i++) {
                int number = i;
                series.book(
                        booking -> booking.send(payment("P" + number), null),
                        (_, _) -> {
                            if (number == 2) {
                                throw new SQLException("no room for progress");
                            }
                        });
            }
        }
    }

    private static List<String> send(List<UnitCommand> commands, Booking booking)
            throws SQLException {
        booking.prepare(commands);
        var outcomes = new ArrayList<String>();
        for (var command : commands) {
            try {
                outcomes.add(booking.send(command, null).name());
            } catch (UnitRejected refused) {
                outcomes.add(refused.sentence());
            }
        }
        return outcomes;
    }

    private static void onPaper(UnitCommand command, PaperLedger paper) {
        try {
            paper.send(command);
        } catch (UnitRejected refused) {
            // refused there as well: the events are compared
        }
    }

    private static ReceivePayment payment(String reference) {
        var day = LocalDate.of(2025, 3, 3);
        return new ReceivePayment(UNIT, new Payment(new BankReference(reference), day, 500), "");
    }

    private static UnitCommand reversal(String reference) {
        return new UnitCommand.ReversePayment(UNIT, new BankReference(reference), "sent twice");
    }

    private static void register(LedgerOnPostgres ledger) {
        ledger.bookings.run("test", booking -> booking.send(REGISTRATION, null));
    }
}
