package org.socai.ledger.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.socai.ledger.unit.UnitFixture.LAW;
import static org.socai.ledger.unit.UnitFixture.UNIT;
import static org.socai.ledger.unit.UnitFixture.closed;
import static org.socai.ledger.unit.UnitFixture.declared;
import static org.socai.ledger.unit.UnitFixture.given;
import static org.socai.ledger.unit.UnitFixture.lateInterest;
import static org.socai.ledger.unit.UnitFixture.paid;
import static org.socai.ledger.unit.UnitFixture.reversed;
import static org.socai.ledger.unit.UnitFixture.rs;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.rules.FundGroup;
import org.socai.ledger.rules.MissingRule;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.unit.UnitCommand.PostAnew;
import org.socai.ledger.unit.UnitEvent.ObligationDeclared;
import org.socai.ledger.unit.UnitEvent.PaymentReceived;
import org.socai.ledger.unit.UnitEvent.PaymentReversed;
import org.socai.ledger.unit.UnitEvent.RateAwaitEnded;
import org.socai.ledger.unit.UnitEvent.RateAwaited;

class MissingRateTest {
    private static final RuleBook WITH_2020 =
            LAW.with(List.of(lateInterest(FundGroup.SI, 2020, "1")));

    /** Interest is first computed on 1 March 2020, and the rate of 2020 has not been published. */
    private final UnitFixture late =
            given().under(LAW).and(declared("1", "2020-01", "2020-01-10", rs(1_000)));

    @Test
    void facts_are_accepted_without_the_rate() {
        assertThat(late.unit().obligations()).hasSize(1);
        assertThat(late.unit().postings().awaiting())
                .as("no money moves, nothing has to be posted")
                .isNull();
    }

    @Test
    void a_payment_before_the_day_that_needs_the_rate_is_allocated_as_ever() {
        var events = late.when(paid("FT1", "2020-02-29", 400));
        assertThat(UnitFixture.allocations(events)).hasSize(1);
        assertThat(events).hasSize(2);
    }

    @Test
    void a_payment_from_that_day_on_is_accepted_and_waits() {
        assertThat(late.when(paid("FT1", "2020-03-01", 400)))
                .containsExactly(
                        new PaymentReceived(
                                UNIT,
                                paid("FT1", "2020-03-01", 400).payment(),
                                paid("FT1", "2020-03-01", 400).remittance()),
                        new RateAwaited(
                                UNIT,
                                new AwaitedRate(
                                        LocalDate.of(2020, 3, 1), "late-interest-rate/SI/2020"),
                                "payment/FT1"));
    }

    @Test
    void an_answer_is_refused_from_that_day_on_and_given_before_it() {
        var waiting = late.and(paid("FT1", "2020-03-15", 400));
        assertThat(waiting.balanceOn("2020-02-29").of(Fund.RS).outstanding()).isEqualTo(1_000);
        assertThatThrownBy(() -> waiting.balanceOn("2020-03-01"))
                .isInstanceOfSatisfying(
                        MissingRule.class,
                        missing ->
                                assertThat(missing.subject())
                                        .isEqualTo("late-interest-rate/SI/2020"));
    }

    @Test
    void a_second_payment_does_not_announce_the_wait_again() {
        assertThat(late.and(paid("FT1", "2020-03-15", 400)).when(paid("FT2", "2020-03-16", 400)))
                .hasOnlyElementsOfType(PaymentReceived.class);
    }

    @Test
    void the_rate_published_ends_the_wait_and_posts_what_waited() {
        var waiting = late.and(paid("FT1", "2020-03-15", 1_010));
        var events =
                waiting.under(WITH_2020).when(new PostAnew(UNIT, "late-interest-rate/SI/2020"));
        assertThat(events.getFirst())
                .isEqualTo(
                        new RateAwaitEnded(
                                UNIT,
                                new AwaitedRate(
                                        LocalDate.of(2020, 3, 1), "late-interest-rate/SI/2020"),
                                "late-interest-rate/SI/2020"));
        // 1 % of 1,000 on 1 March; the payment of 1,010 settles both.
        assertThat(UnitFixture.charges(events))
                .singleElement()
                .satisfies(c -> assertThat(c.amount()).isEqualTo(10));
        assertThat(UnitFixture.allocations(events))
                .singleElement()
                .satisfies(a -> assertThat(a.total()).isEqualTo(1_010));
    }

    @Test
    void a_publication_that_changes_nothing_records_nothing() {
        assertThat(late.when(new PostAnew(UNIT, "anything"))).isEmpty();
        assertThat(late.and(paid("FT1", "2020-03-15", 400)).when(new PostAnew(UNIT, "anything")))
                .isEmpty();
    }

    @Test
    void the_wait_ends_with_the_money_that_waited() {
        assertThat(late.and(paid("FT1", "2020-03-15", 400)).when(reversed("FT1")))
                .hasExactlyElementsOfTypes(PaymentReversed.class, RateAwaitEnded.class);
    }

    @Test
    void a_first_declaration_booked_late_waits_from_the_day_it_was_booked() {
        var events =
                given().under(LAW)
                        .and(declared("1", "2020-01", "2020-05-20", rs(1_000)))
                        .when(paid("FT1", "2020-06-15", 400));
        assertThat(events.getLast())
                .isEqualTo(
                        new RateAwaited(
                                UNIT,
                                new AwaitedRate(
                                        LocalDate.of(2020, 5, 20), "late-interest-rate/SI/2020"),
                                "payment/FT1"));
    }

    @Test
    void money_that_lay_unallocated_waits_together_with_the_declaration_it_would_go_to() {
        var events =
                given().under(LAW)
                        .and(paid("FT1", "2020-04-01", 400))
                        .when(declared("1", "2020-01", "2020-05-20", rs(1_000)));
        assertThat(events).hasExactlyElementsOfTypes(ObligationDeclared.class, RateAwaited.class);
    }

    @Test
    void it_waits_even_where_another_declaration_of_that_day_had_taken_the_money() {
        var events =
                given().under(LAW)
                        .and(
                                paid("FT1", "2020-04-01", 400),
                                declared("1", "2020-05", "2020-05-20", rs(400)))
                        .when(declared("2", "2020-01", "2020-05-20", rs(1_000)));
        assertThat(events)
                .hasExactlyElementsOfTypes(
                        ObligationDeclared.class,
                        UnitEvent.AllocationSuperseded.class,
                        RateAwaited.class);
    }

    @Test
    void a_month_closed_before_a_fact_that_needs_the_rate_waits_too() {
        var closed = given().under(LAW).and(closed("2020-04"));
        assertThat(closed.when(declared("1", "2020-01", "2020-01-10", rs(1_000))).getLast())
                .isEqualTo(
                        new RateAwaited(
                                UNIT,
                                new AwaitedRate(
                                        LocalDate.of(2020, 3, 1), "late-interest-rate/SI/2020"),
                                "declaration/TZ0001A/1"));
    }

    @Test
    void a_base_of_nothing_needs_no_rate() {
        var paidInTime = late.and(paid("FT1", "2020-02-29", 1_000));
        assertThat(paidInTime.balanceOn("2025-12-31").of(Fund.RS))
                .isEqualTo(new UnitBalance.FundBalance(0, 0, 0));
    }

    @Test
    void a_replaced_rate_supersedes_what_was_posted_with_the_first() {
        var posted = late.under(WITH_2020).and(paid("FT1", "2020-03-15", 1_010));
        var replaced = WITH_2020.with(List.of(lateInterest(FundGroup.SI, 2020, "0.5")));
        var events = posted.under(replaced).when(new PostAnew(UNIT, "late-interest-rate/SI/2020"));
        assertThat(events)
                .hasExactlyElementsOfTypes(
                        UnitEvent.AllocationSuperseded.class,
                        UnitEvent.LateChargeSuperseded.class,
                        UnitEvent.LateChargeAccrued.class,
                        UnitEvent.PaymentAllocated.class);
        // 0.5 % of 1,000 are 5; of the 1,010 paid, 5 lie unallocated.
        var after = posted.under(replaced).and(new PostAnew(UNIT, "late-interest-rate/SI/2020"));
        assertThat(after.balanceOn("2020-03-15").unallocated()).isEqualTo(5);
    }
}
