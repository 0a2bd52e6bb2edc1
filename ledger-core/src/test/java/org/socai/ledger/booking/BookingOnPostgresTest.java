package org.socai.ledger.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.Rate;
import org.socai.ledger.contribution.Remittance;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.contribution.UnitType;
import org.socai.ledger.history.PostedBalance;
import org.socai.ledger.rules.FundGroup;
import org.socai.ledger.rules.RuleEvent.LateInterestRatePublished;
import org.socai.ledger.unit.Declaration;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.UnitCommand.CloseMonths;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitDetails;
import org.socai.ledger.unit.UnitRejected;
import org.socai.ledger.unit.UnitRejected.Reason;

/**
 * Bookings over one real database: claims, races, payments that move, and publications that post
 * anew.
 */
class BookingOnPostgresTest {
    private static final LedgerOnPostgres LEDGER = new LedgerOnPostgres();
    private static final LocalDate PAID = LocalDate.of(2025, 8, 20);

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    @Test
    void one_bank_reference_sent_for_two_units_at_once_is_booked_to_one_of_them() throws Exception {
        var units = List.of(register("RACE01"), register("RACE02"));
        for (int round = 0; round < 20; round++) {
            var reference = "RACE-" + round;
            var answers = new ArrayList<String>();
            List<Callable<String>> senders = new ArrayList<>();
            units.forEach(
                    unit ->
                            senders.add(
                                    () -> {
                                        try {
                                            return receive(unit, reference, 1_000).name();
                                        } catch (UnitRejected refused) {
                                            return refused.reason().name();
                                        }
                                    }));
            try (var pool = Executors.newFixedThreadPool(2)) {
                for (Future<String> answer : pool.invokeAll(senders)) {
                    answers.add(answer.get());
                }
            }
            assertThat(answers).containsExactlyInAnyOrder("ACCEPTED", "KEY_REUSED");
        }
    }

    @Test
    void sixteen_writers_on_one_unit_lose_nothing_through_either_way_in() throws Exception {
        var unit = register("BUSY01");
        List<Callable<Object>> senders = new ArrayList<>();
        for (int writer = 0; writer < 16; writer++) {
            int number = writer;
            senders.add(
                    () -> {
                        for (int i = 0; i < 10; i++) {
                            var reference = "W" + number + "-" + i;
                            if (number % 2 == 0) {
                                receive(unit, reference, 1_000);
                            } else {
                                declareThroughAxon(unit, reference);
                            }
                        }
                        return number;
                    });
        }
        try (var pool = Executors.newFixedThreadPool(16)) {
            for (var done : pool.invokeAll(senders)) {
                done.get();
            }
        }
        long position = LEDGER.settled();
        var history = LEDGER.history(unit);
        assertThat(history.events().stream().map(e -> e.sequence()))
                .isSorted()
                .doesNotHaveDuplicates()
                .last()
                .isEqualTo(history.events().size() - 1L);
        var balance = Objects.requireNonNull(LEDGER.balance(unit, PAID, position));
        // 80 declarations of 5,000 and 80 payments of 1,000
        assertThat(balance.totals().outstanding() - balance.unallocated())
                .isEqualTo(80 * 5_000 - 80 * 1_000);
        var posted = PostedBalance.of(history.lines(PAID, position), PAID);
        assertThat(posted.totals().outstanding()).isEqualTo(balance.totals().outstanding());
    }

    @Test
    void an_unmatched_payment_is_kept_assigned_moved_and_taken_back_without_losing_a_dong() {
        var first = register("MOVE01");
        var second = register("MOVE02");
        var reference = new BankReference("LOST-1");
        var payment = new Payment(reference, PAID, 7_000);
        run(payments -> payments.receive(payment, new Remittance("no unit named"), null));
        assertThat(unallocated(first)).isZero();
        assertThat(run(payments -> payments.assign(reference, first, null)))
                .isEqualTo(Outcome.ACCEPTED);
        assertThat(unallocated(first)).isEqualTo(7_000);
        assertThat(run(payments -> payments.assign(reference, first, null)))
                .isEqualTo(Outcome.DUPLICATE);
        long before = LEDGER.settled();
        assertThat(run(payments -> payments.assign(reference, second, null)))
                .isEqualTo(Outcome.ACCEPTED);
        assertThat(unallocated(first)).isZero();
        assertThat(unallocated(second)).isEqualTo(7_000);
        assertThat(Objects.requireNonNull(LEDGER.balance(first, PAID, before)).unallocated())
                .isEqualTo(7_000);
        assertThat(run(payments -> payments.assign(reference, first, null)))
                .isEqualTo(Outcome.ACCEPTED);
        assertThat(unallocated(first)).isEqualTo(7_000);
        assertThat(run(payments -> payments.reverse(reference, "returned", null)))
                .isEqualTo(Outcome.ACCEPTED);
        assertThat(unallocated(first)).isZero();
        assertThat(run(payments -> payments.reverse(reference, "returned", null)))
                .isEqualTo(Outcome.DUPLICATE);
        assertThat(
                        run(
                                payments ->
                                        payments.receive(
                                                payment, new Remittance("no unit named"), null)))
                .isEqualTo(Outcome.DUPLICATE);
        assertRefused(
                Reason.PAYMENT_REVERSED, payments -> payments.assign(reference, second, null));
    }

    @Test
    void a_unit_read_just_before_it_is_given_a_payment_is_read_again() {
        var unit = register("TORN01");
        for (int round = 0; round < 3; round++) {
            var reference = new BankReference("TORN-" + round);
            var payment = new Payment(reference, PAID, 300);
            run(payments -> payments.receive(payment, new Remittance("no unit named"), null));
            Deed again = payments -> payments.assign(reference, unit, null);
            Deed reverse = payments -> payments.reverse(reference, "returned", null);

            assertThat(whileAssigning(reference, unit, again)).isEqualTo(Outcome.DUPLICATE);
            assertThat(unallocated(unit)).isEqualTo(300);
            assertThat(run(reverse)).isEqualTo(Outcome.ACCEPTED);
            assertThat(unallocated(unit)).isZero();
        }
        var reference = new BankReference("TORN-REVERSED");
        run(
                payments ->
                        payments.receive(
                                new Payment(reference, PAID, 300), new Remittance("none"), null));
        assertThat(whileAssigning(reference, unit, p -> p.reverse(reference, "returned", null)))
                .isEqualTo(Outcome.ACCEPTED);
        assertThat(unallocated(unit)).isZero();
    }

    /**
     * Does something in a booking that has read the unit before somebody else gives it a payment.
     */
    private static Outcome whileAssigning(BankReference reference, UnitCode unit, Deed deed) {
        int[] attempts = new int[1];
        var outcomes = new ArrayList<Outcome>();
        try (var series = LEDGER.bookings.series("finance")) {
            series.book(
                    booking -> {
                        booking.unit(unit);
                        if (attempts[0]++ == 0) {
                            run(payments -> payments.assign(reference, unit, null));
                        }
                        return deed.with(new Payments(booking));
                    },
                    (_, outcome) -> outcomes.add(outcome));
        }
        assertThat(attempts[0]).isEqualTo(2);
        return outcomes.getLast();
    }

    @Test
    void assigning_refuses_an_unknown_unit_and_an_unknown_payment() {
        var unit = register("KNOWN01");
        assertRefused(
                Reason.UNKNOWN_PAYMENT, p -> p.assign(new BankReference("NEVER"), unit, null));
        assertRefused(
                Reason.UNKNOWN_PAYMENT, p -> p.reverse(new BankReference("NEVER"), "why", null));
        receive(unit, "MINE-1", 1);
        assertRefused(
                Reason.UNKNOWN_UNIT,
                p -> p.assign(new BankReference("MINE-1"), new UnitCode("NOBODY"), null));
    }

    @Test
    void publishing_the_missing_rate_posts_what_waited_and_the_answer_of_before_stays_refused() {
        var unit = register("WAIT01");
        declare(unit, "D1", new ContributionMonth(2003, 1), 2_000_000);
        receive(unit, "WAIT-PAY", 500_000);
        long waiting = LEDGER.settled();
        assertThat(LEDGER.count("select count(*) from event where name = 'rate-awaited'"))
                .isPositive();
        assertThatThrownBy(() -> LEDGER.balance(unit, PAID, waiting))
                .hasMessageContaining("late-interest rate");
        publishAllRates();
        long position = LEDGER.settled();
        var balance = Objects.requireNonNull(LEDGER.balance(unit, PAID, position));
        assertThat(balance.unallocated()).isZero();
        var posted = PostedBalance.of(LEDGER.history(unit).lines(PAID, position), PAID);
        assertThat(posted.of(Fund.HI).outstanding()).isEqualTo(balance.of(Fund.HI).outstanding());
        assertThatThrownBy(() -> LEDGER.balance(unit, PAID, waiting))
                .hasMessageContaining("late-interest rate");
        bookClosing(unit);
    }

    private static void bookClosing(UnitCode unit) {
        var month = new ContributionMonth(2025, 9);
        LEDGER.bookings.run(
                "director", booking -> booking.send(new CloseMonths(unit, month), null));
        long position = LEDGER.settled();
        var end = month.lastDay();
        var derived = Objects.requireNonNull(LEDGER.balance(unit, end, position));
        var posted = PostedBalance.of(LEDGER.history(unit).lines(end, position), end);
        assertThat(posted.funds()).isEqualTo(derived.funds());
    }

    private static void publishAllRates() {
        var rates = new ArrayList<LateInterestRatePublished>();
        for (int year = 2003; year <= 2025; year++) {
            for (var group : FundGroup.values()) {
                rates.add(
                        new LateInterestRatePublished(
                                group, year, Rate.ofPercent("1"), "notice of the test"));
            }
        }
        LEDGER.publications.publish("director", rates, Publications.Together.NOTHING);
    }

    private static UnitCode register(String code) {
        var unit = new UnitCode(code);
        var details = new UnitDetails("Đơn vị " + code, null, UnitType.NON_STATE_ENTERPRISE);
        var command =
                new RegisterUnit(
                        unit,
                        details,
                        new OfficeCode("04001"),
                        PaymentCycle.MONTHLY,
                        false,
                        LocalDate.of(2025, 1, 1));
        LEDGER.bookings.run("collector", booking -> booking.send(command, null));
        return unit;
    }

    private static DeclareObligation declaration(
            UnitCode unit, String reference, ContributionMonth period, long hi) {
        return new DeclareObligation(
                unit,
                new Declaration(
                        new DeclarationReference(reference),
                        period,
                        period.firstDay(),
                        DeclarationKind.REGULAR,
                        1,
                        0,
                        0,
                        new FundAmounts(0, 0, 0, 0, hi)));
    }

    private static void declare(
            UnitCode unit, String reference, ContributionMonth period, long hi) {
        var month =
                period.index() < new ContributionMonth(2010, 1).index()
                        ? new ContributionMonth(2010, 1)
                        : period;
        LEDGER.bookings.run(
                "collector",
                booking -> booking.send(declaration(unit, reference, month, hi), null));
    }

    private static void declareThroughAxon(UnitCode unit, String reference) {
        var command = declaration(unit, reference, new ContributionMonth(2025, 8), 5_000);
        LEDGER.axon.send(command, "collector");
    }

    private static Outcome receive(UnitCode unit, String reference, long amount) {
        var payment = new Payment(new BankReference(reference), PAID, amount);
        return run(
                payments ->
                        payments.receive(
                                payment,
                                new Remittance("+BHXH+103+00+" + unit + "+04001+dong BHXH+"),
                                null));
    }

    private static long unallocated(UnitCode unit) {
        return Objects.requireNonNull(LEDGER.balance(unit, PAID, LEDGER.settled())).unallocated();
    }

    /** What is done with payments. */
    private interface Deed {
        Outcome with(Payments payments) throws SQLException;
    }

    private static Outcome run(Deed deed) {
        return LEDGER.bookings.run("finance", booking -> deed.with(new Payments(booking)));
    }

    private static void assertRefused(Reason reason, Deed deed) {
        assertThatThrownBy(() -> run(deed))
                .isInstanceOfSatisfying(
                        UnitRejected.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
