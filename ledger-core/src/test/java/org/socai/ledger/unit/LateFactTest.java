package org.socai.ledger.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.socai.ledger.unit.UnitFixture.UNIT;
import static org.socai.ledger.unit.UnitFixture.charge;
import static org.socai.ledger.unit.UnitFixture.closed;
import static org.socai.ledger.unit.UnitFixture.declared;
import static org.socai.ledger.unit.UnitFixture.given;
import static org.socai.ledger.unit.UnitFixture.hi;
import static org.socai.ledger.unit.UnitFixture.paid;
import static org.socai.ledger.unit.UnitFixture.principal;
import static org.socai.ledger.unit.UnitFixture.rs;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.unit.Allocation.Moment;
import org.socai.ledger.unit.Allocation.Trigger;
import org.socai.ledger.unit.LateCharge.Kind;
import org.socai.ledger.unit.UnitEvent.AllocationSuperseded;
import org.socai.ledger.unit.UnitEvent.LateChargeAccrued;
import org.socai.ledger.unit.UnitEvent.LateChargeSuperseded;
import org.socai.ledger.unit.UnitEvent.PaymentAllocated;
import org.socai.ledger.unit.UnitEvent.PaymentReceived;

/** Facts that become known after others that come behind them. */
class LateFactTest {
    @Test
    void a_payment_known_late_supersedes_what_had_been_posted_and_posts_what_follows_now() {
        var first = paid("FT2", "2025-09-21", 1_006_000);
        var late = paid("FT1", "2025-09-11", 1_003_000);
        var given = given(declared("1", "2025-07", "2025-07-10", rs(1_000_000)), first);
        // Posted: 20 days × 300 = 6,000 on the 21st. In truth the 11th had settled all with 10 days
        // × 300 = 3,000.
        assertThat(given.when(late))
                .containsExactly(
                        new PaymentReceived(UNIT, late.payment(), late.remittance()),
                        new AllocationSuperseded(
                                UNIT, settled("2025-09-21", "FT2", 6_000), "payment/FT1"),
                        new LateChargeSuperseded(
                                UNIT, daily("2025-09-21", 20, 6_000), "payment/FT1"),
                        new LateChargeAccrued(UNIT, daily("2025-09-11", 10, 3_000), "payment/FT1"),
                        new PaymentAllocated(
                                UNIT, settled("2025-09-11", "FT1", 3_000), "payment/FT1"));
        assertThat(given.and(late).balanceOn("2025-09-21").unallocated()).isEqualTo(1_006_000);
    }

    private static Allocation settled(String day, String reference, long charge) {
        return new Allocation(
                LocalDate.parse(day),
                new Trigger(Moment.PAYMENT, reference),
                "allocation-order/2025-07-01",
                List.of(
                        principal(Fund.RS, "2025-07", "2025-08-31", 1_000_000),
                        charge(Fund.RS, charge)));
    }

    private static LateCharge daily(String day, int days, long amount) {
        return new LateCharge(
                LocalDate.parse(day),
                Kind.DAILY_CHARGE,
                "",
                Fund.RS,
                1_000_000,
                days,
                "daily-charge/2025-07-01",
                amount);
    }

    @Test
    void a_declaration_known_late_takes_the_money_that_others_had_taken() {
        var given =
                given(
                        declared("2", "2025-07", "2025-07-10", rs(100)),
                        paid("FT1", "2025-07-15", 100));
        var events = given.when(declared("1", "2025-07", "2025-07-12", hi(60)));
        assertThat(UnitFixture.allocations(events))
                .singleElement()
                .satisfies(
                        a ->
                                assertThat(a.lines())
                                        .containsExactly(
                                                principal(Fund.HI, "2025-07", "2025-08-31", 60),
                                                principal(Fund.RS, "2025-07", "2025-08-31", 40)));
        assertThat(events).filteredOn(AllocationSuperseded.class::isInstance).hasSize(1);
    }

    @Test
    void what_lies_before_it_is_left_alone() {
        var given =
                given(
                        declared("1", "2025-07", "2025-07-10", rs(100)),
                        paid("FT1", "2025-07-15", 10),
                        paid("FT3", "2025-07-25", 10));
        var events = given.when(paid("FT2", "2025-07-20", 10));
        assertThat(events).hasExactlyElementsOfTypes(PaymentReceived.class, PaymentAllocated.class);
        assertThat(UnitFixture.allocations(events))
                .singleElement()
                .satisfies(a -> assertThat(a.effectiveOn()).isEqualTo("2025-07-20"));
    }

    @Test
    void a_declaration_known_late_with_an_early_day_is_charged_as_if_it_had_been_known() {
        var closed = given(closed("2025-10"));
        var events = closed.when(declared("1", "2025-07", "2025-07-10", rs(1_000_000)));
        // Closed months: 30 × 300 in September and 31 × 300 in October.
        assertThat(UnitFixture.charges(events))
                .extracting(LateCharge::amount)
                .containsExactly(9_000L, 9_300L);
        assertThat(UnitFixture.charges(events))
                .extracting(LateCharge::kind)
                .containsOnly(Kind.DAILY_CHARGE);
    }

    @Test
    void told_in_any_order_the_same_facts_leave_the_same_postings() {
        var declaration = declared("1", "2025-07", "2025-07-10", rs(1_000_000));
        var retroactive = UnitFixture.foundLater("2", "2025-05", "2025-09-05", rs(500_000));
        var early = paid("FT1", "2025-09-11", 700_000);
        var later = paid("FT2", "2025-10-01", 900_000);
        var inTime = given(declaration, retroactive, early, later, closed("2025-10"));
        var reversedOrder = given(closed("2025-10"), later, early, retroactive, declaration);
        assertThat(reversedOrder.unit().postings()).isEqualTo(inTime.unit().postings());
        assertThat(reversedOrder.unit().facts()).isEqualTo(inTime.unit().facts());
    }
}
