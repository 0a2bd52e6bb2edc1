package org.socai.ledger.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.socai.ledger.unit.UnitFixture.UNIT;
import static org.socai.ledger.unit.UnitFixture.charge;
import static org.socai.ledger.unit.UnitFixture.declared;
import static org.socai.ledger.unit.UnitFixture.each;
import static org.socai.ledger.unit.UnitFixture.given;
import static org.socai.ledger.unit.UnitFixture.hi;
import static org.socai.ledger.unit.UnitFixture.paid;
import static org.socai.ledger.unit.UnitFixture.principal;
import static org.socai.ledger.unit.UnitFixture.reversed;
import static org.socai.ledger.unit.UnitFixture.rs;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.unit.LateCharge.Kind;
import org.socai.ledger.unit.UnitEvent.LateChargeAccrued;
import org.socai.ledger.unit.UnitEvent.PaymentAllocated;
import org.socai.ledger.unit.UnitEvent.PaymentReceived;
import org.socai.ledger.unit.UnitRejected.Reason;

class ReceivingPaymentTest {
    @Test
    void money_that_nothing_is_owed_for_lies_unallocated() {
        var payment = paid("FT1", "2025-07-15", 70);
        assertThat(given().when(payment))
                .containsExactly(
                        new PaymentReceived(UNIT, payment.payment(), payment.remittance()));
        assertThat(given(payment).balanceOn("2025-07-15").unallocated()).isEqualTo(70);
        assertThat(given(payment).balanceOn("2025-07-14").unallocated()).isZero();
    }

    @Test
    void the_same_bank_reference_again_records_nothing_even_when_it_was_reversed() {
        var payment = paid("FT1", "2025-07-15", 70);
        assertThat(given(payment).when(payment)).isEmpty();
        assertThat(given(payment, reversed("FT1")).when(payment)).isEmpty();
    }

    @Test
    void the_same_bank_reference_with_other_content_is_refused() {
        var given = given(paid("FT1", "2025-07-15", 70));
        assertThat(given.refused(paid("FT1", "2025-07-15", 71))).isEqualTo(Reason.KEY_REUSED);
        assertThat(given.refused(paid("FT1", "2025-07-16", 70))).isEqualTo(Reason.KEY_REUSED);
    }

    @Test
    void a_value_date_of_tomorrow_is_refused() {
        assertThat(given().refused(paid("FT1", "2026-11-23", 70))).isEqualTo(Reason.DATE_IN_FUTURE);
        assertThat(given().when(paid("FT1", "2026-11-22", 70))).hasSize(1);
    }

    @Test
    void an_amount_of_nothing_or_beyond_the_largest_cannot_be_written_down() {
        assertThatThrownBy(() -> paid("FT1", "2025-07-15", 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> paid("FT1", "2025-07-15", 1_000_000_000_000_000L))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void until_june_2025_occupational_accidents_come_before_sickness() {
        var given = given(declared("1", "2025-05", "2025-05-10", each(10)));
        var lines =
                UnitFixture.allocations(given.when(paid("FT1", "2025-06-30", 50)))
                        .getFirst()
                        .lines();
        assertThat(lines)
                .extracting(Allocation.Line::fund)
                .containsExactly(Fund.HI, Fund.UI, Fund.OAD, Fund.SM, Fund.RS);
    }

    @Test
    void from_july_2025_sickness_comes_before_occupational_accidents() {
        var given = given(declared("1", "2025-06", "2025-06-10", each(10)));
        var allocation =
                UnitFixture.allocations(given.when(paid("FT1", "2025-07-01", 50))).getFirst();
        assertThat(allocation.lines())
                .extracting(Allocation.Line::fund)
                .containsExactly(Fund.HI, Fund.UI, Fund.SM, Fund.OAD, Fund.RS);
        assertThat(allocation.orderRule()).isEqualTo("allocation-order/2025-07-01");
    }

    @Test
    void what_is_due_by_the_end_of_the_month_comes_before_what_is_due_later_fund_by_fund() {
        var given =
                given(
                        declared("1", "2025-07", "2025-07-10", each(10)),
                        declared("2", "2025-08", "2025-08-10", each(10)));
        var lines =
                UnitFixture.allocations(given.when(paid("FT1", "2025-08-15", 65)))
                        .getFirst()
                        .lines();
        // July falls due on 31 August: 50. August falls due on 30 September: HI 10 and 5 of UI are
        // left for it.
        assertThat(lines).hasSize(7);
        assertThat(lines.subList(0, 5))
                .allSatisfy(line -> assertThat(line.period()).hasToString("2025-07"));
        assertThat(lines.subList(5, 7))
                .containsExactly(
                        principal(Fund.HI, "2025-08", "2025-09-30", 10),
                        principal(Fund.UI, "2025-08", "2025-09-30", 5));
    }

    @Test
    void ahead_of_time_one_due_date_is_paid_after_another_and_not_one_fund_after_another() {
        var given =
                given(
                        declared("1", "2025-07", "2025-07-10", rs(10)),
                        declared("2", "2025-08", "2025-07-10", hi(10)));
        var lines =
                UnitFixture.allocations(given.when(paid("FT1", "2025-07-15", 15)))
                        .getFirst()
                        .lines();
        assertThat(lines)
                .containsExactly(
                        principal(Fund.RS, "2025-07", "2025-08-31", 10),
                        principal(Fund.HI, "2025-08", "2025-09-30", 5));
    }

    @Test
    void the_oldest_principal_of_a_fund_is_paid_first_and_then_its_charge_before_the_next_fund() {
        var given =
                given(
                        declared("1", "2025-08", "2025-08-10", hi(1_000_000)),
                        declared("2", "2025-07", "2025-07-10", hi(1_000_000)),
                        declared("3", "2025-07", "2025-07-10", rs(1_000_000)));
        var events = given.when(paid("FT1", "2025-09-11", 2_002_500));
        // HI of July is late from 1 September: 10 days × 300 = 3,000, of which 2,500 are left to
        // pay.
        assertThat(UnitFixture.allocations(events))
                .singleElement()
                .satisfies(
                        a ->
                                assertThat(a.lines())
                                        .containsExactly(
                                                principal(
                                                        Fund.HI,
                                                        "2025-07",
                                                        "2025-08-31",
                                                        1_000_000),
                                                principal(
                                                        Fund.HI,
                                                        "2025-08",
                                                        "2025-09-30",
                                                        1_000_000),
                                                charge(Fund.HI, 2_500)));
    }

    @Test
    void the_charge_a_payment_needs_is_posted_up_to_the_day_before_it() {
        var given = given(declared("1", "2025-07", "2025-07-10", rs(100_000_000)));
        var events = given.when(paid("FT1", "2025-09-30", 200_000_000));
        // Late from 1 to 29 September: 29 days × 100,000,000 × 0.03 % = 870,000; the day of payment
        // is not charged.
        assertThat(events)
                .hasExactlyElementsOfTypes(
                        PaymentReceived.class, LateChargeAccrued.class, PaymentAllocated.class);
        assertThat(UnitFixture.charges(events))
                .singleElement()
                .satisfies(
                        posted -> {
                            assertThat(posted.kind()).isEqualTo(Kind.DAILY_CHARGE);
                            assertThat(posted.effectiveOn()).isEqualTo("2025-09-30");
                            assertThat(posted.times()).isEqualTo(29);
                            assertThat(posted.base()).isEqualTo(100_000_000);
                            assertThat(posted.amount()).isEqualTo(870_000);
                        });
        var unit = given.and(paid("FT1", "2025-09-30", 200_000_000));
        assertThat(unit.balanceOn("2025-09-30").unallocated()).isEqualTo(99_130_000);
        assertThat(unit.balanceOn("2026-09-30").of(Fund.RS))
                .isEqualTo(new UnitBalance.FundBalance(0, 0, 0));
    }

    @Test
    void money_that_does_not_reach_the_charge_leaves_it_unposted() {
        var given = given(declared("1", "2025-07", "2025-07-10", rs(100_000_000)));
        assertThat(UnitFixture.charges(given.when(paid("FT1", "2025-09-30", 100_000_000))))
                .isEmpty();
    }

    @Test
    void of_two_payments_on_one_day_the_smaller_reference_is_applied_first_whatever_came_first() {
        var unit =
                given(declared("1", "2025-07", "2025-07-10", rs(10)))
                        .and(paid("FT2", "2025-07-15", 10), paid("FT1", "2025-07-15", 10));
        assertThat(unit.unit().postings().allocations())
                .extracting(a -> a.trigger().reference())
                .containsExactly("FT1");
    }

    @Test
    void interest_of_regime_a_is_paid_with_its_fund() {
        var given =
                given(
                        declared("1", "2020-01", "2020-01-10", hi(1_000)),
                        declared("2", "2020-01", "2020-01-10", rs(1_000)));
        var events = given.when(paid("FT1", "2020-04-15", 2_030));
        // 1 % on 1 March and on 1 April for each: HI 1,000 + 20, then RS 1,000 and 10 of its 20.
        assertThat(UnitFixture.allocations(events))
                .singleElement()
                .satisfies(
                        a ->
                                assertThat(a.lines())
                                        .containsExactly(
                                                principal(Fund.HI, "2020-01", "2020-01-31", 1_000),
                                                charge(Fund.HI, 20),
                                                principal(Fund.RS, "2020-01", "2020-01-31", 1_000),
                                                charge(Fund.RS, 10)));
        assertThat(UnitFixture.charges(events))
                .hasSize(4)
                .allSatisfy(
                        posted -> {
                            assertThat(posted.kind()).isEqualTo(Kind.MONTHLY_INTEREST);
                            assertThat(posted.amount()).isEqualTo(10);
                        });
        assertThat(UnitFixture.charges(events))
                .extracting(LateCharge::effectiveOn)
                .containsExactly(
                        LocalDate.of(2020, 3, 1), LocalDate.of(2020, 3, 1),
                        LocalDate.of(2020, 4, 1), LocalDate.of(2020, 4, 1));
    }
}
