package org.socai.ledger.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.socai.ledger.unit.UnitFixture.LAW;
import static org.socai.ledger.unit.UnitFixture.closed;
import static org.socai.ledger.unit.UnitFixture.declared;
import static org.socai.ledger.unit.UnitFixture.given;
import static org.socai.ledger.unit.UnitFixture.paid;
import static org.socai.ledger.unit.UnitFixture.rs;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.unit.LateCharge.Kind;
import org.socai.ledger.unit.UnitEvent.ClosingFigures;
import org.socai.ledger.unit.UnitEvent.LateChargeAccrued;
import org.socai.ledger.unit.UnitEvent.MonthClosed;
import org.socai.ledger.unit.UnitRejected.Reason;

class ClosingMonthsTest {
    private final UnitFixture owing =
            given(declared("1", "2025-07", "2025-07-10", rs(100_000_000)));

    @Test
    void the_charges_of_every_month_up_to_it_are_posted_and_its_figures_kept() {
        var events = owing.when(closed("2025-11"));
        assertThat(events.getFirst())
                .isInstanceOfSatisfying(
                        MonthClosed.class,
                        closing -> {
                            assertThat(closing.effectiveOn()).isEqualTo("2025-11-30");
                            assertThat(closing.unallocated()).isZero();
                            // 91 days from 1 September to 30 November × 100,000,000 × 0.03 % =
                            // 2,730,000.
                            assertThat(closing.figures())
                                    .hasSize(5)
                                    .contains(
                                            new ClosingFigures(
                                                    Fund.RS, 100_000_000, 100_000_000, 2_730_000));
                        });
        assertThat(events.subList(1, events.size())).hasOnlyElementsOfType(LateChargeAccrued.class);
        assertThat(UnitFixture.charges(events))
                .extracting(LateCharge::effectiveOn, LateCharge::times, LateCharge::amount)
                .containsExactly(
                        tuple(LocalDate.of(2025, 9, 30), 30, 900_000L),
                        tuple(LocalDate.of(2025, 10, 31), 31, 930_000L),
                        tuple(LocalDate.of(2025, 11, 30), 30, 900_000L));
    }

    @Test
    void each_month_is_rounded_once_per_fund() {
        // 1,650 × 0.03 % = 0.495 a day: 14.85 in September and 15.345 in October are 15 + 15, not
        // 30.195.
        var events =
                given(declared("1", "2025-07", "2025-07-10", rs(1_650))).when(closed("2025-10"));
        assertThat(UnitFixture.charges(events))
                .extracting(LateCharge::amount)
                .containsExactly(15L, 15L);
    }

    @Test
    void what_a_payment_had_posted_of_a_month_is_made_up_to_the_whole_month() {
        var unit =
                given(
                        declared("1", "2025-07", "2025-07-10", rs(1_000_000)),
                        paid("FT1", "2025-09-11", 1_003_000),
                        declared("2", "2025-07", "2025-09-21", rs(1_000_000)));
        // The payment needed 10 × 300; 20 days booked late on the 21st and 10 days to the 30th are
        // 30 × 300 more.
        assertThat(UnitFixture.charges(unit.when(closed("2025-09"))))
                .extracting(LateCharge::effectiveOn, LateCharge::amount)
                .containsExactly(tuple(LocalDate.of(2025, 9, 30), 9_000L));
    }

    @Test
    void a_month_closed_before_or_with_a_later_one_records_nothing() {
        assertThat(owing.and(closed("2025-09")).when(closed("2025-09"))).isEmpty();
        assertThat(owing.and(closed("2025-09")).when(closed("2025-08"))).isEmpty();
        assertThat(owing.and(closed("2025-09")).when(closed("2025-10"))).isNotEmpty();
    }

    @Test
    void a_unit_without_facts_is_closed_with_zeros() {
        assertThat(given().when(closed("2025-09")))
                .singleElement()
                .isInstanceOfSatisfying(
                        MonthClosed.class,
                        closing ->
                                assertThat(closing.figures())
                                        .containsExactlyElementsOf(
                                                Fund.ALL.stream()
                                                        .map(
                                                                fund ->
                                                                        new ClosingFigures(
                                                                                fund, 0, 0, 0))
                                                        .toList()));
    }

    @Test
    void a_month_that_has_not_ended_is_refused() {
        // Today is 22 November 2026.
        assertThat(owing.refused(closed("2026-11"))).isEqualTo(Reason.MONTH_NOT_ENDED);
        assertThat(owing.refused(closed("2026-12"))).isEqualTo(Reason.MONTH_NOT_ENDED);
        assertThat(owing.when(closed("2026-10"))).isNotEmpty();
    }

    @Test
    void on_its_last_day_a_month_has_not_ended() {
        var registered = owing.unit();
        var lastDay = LocalDate.of(2025, 9, 30);
        assertThatThrownBy(() -> UnitDecider.decide(closed("2025-09"), registered, LAW, lastDay))
                .isInstanceOfSatisfying(
                        UnitRejected.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.MONTH_NOT_ENDED));
        assertThat(UnitDecider.decide(closed("2025-09"), registered, LAW, lastDay.plusDays(1)))
                .isNotEmpty();
    }

    @Test
    void a_unit_whose_interest_lacks_a_rate_waits() {
        var given = given().under(LAW).and(declared("1", "2020-01", "2020-01-10", rs(100)));
        assertThat(given.refused(closed("2020-03"))).isEqualTo(Reason.MISSING_RATE);
        assertThat(given.when(closed("2020-02")))
                .as("nothing is computed before 1 March")
                .hasSize(1);
    }

    @Test
    void a_fact_that_comes_late_into_a_closed_month_corrects_its_charges_and_leaves_the_closing() {
        var events = owing.and(closed("2025-09")).when(paid("FT1", "2025-09-16", 60_000_000));
        // Posted were 900,000. Paid on the 16th: 15 × 30,000 + 15 × 12,000 = 630,000 for the month.
        assertThat(events).noneMatch(MonthClosed.class::isInstance);
        assertThat(UnitFixture.charges(events))
                .singleElement()
                .satisfies(
                        posted -> {
                            assertThat(posted.kind()).isEqualTo(Kind.DAILY_CHARGE);
                            assertThat(posted.effectiveOn()).isEqualTo("2025-09-30");
                            assertThat(posted.base()).isEqualTo(40_000_000);
                            assertThat(posted.amount()).isEqualTo(630_000);
                        });
        assertThat(events).filteredOn(UnitEvent.LateChargeSuperseded.class::isInstance).hasSize(1);
    }
}
