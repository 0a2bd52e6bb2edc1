package org.socai.ledger.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.socai.ledger.unit.UnitFixture.adjusted;
import static org.socai.ledger.unit.UnitFixture.declared;
import static org.socai.ledger.unit.UnitFixture.each;
import static org.socai.ledger.unit.UnitFixture.given;
import static org.socai.ledger.unit.UnitFixture.paid;
import static org.socai.ledger.unit.UnitFixture.principal;
import static org.socai.ledger.unit.UnitFixture.rs;

import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.unit.Allocation.Moment;
import org.socai.ledger.unit.UnitEvent.ObligationAdjusted;
import org.socai.ledger.unit.UnitRejected.Reason;

class AdjustingObligationTest {
    private final UnitFixture declared = given(declared("1", "2025-07", "2025-07-10", rs(100)));

    @Test
    void an_obligation_is_lowered_down_to_nothing() {
        assertThat(
                        declared.and(adjusted("2", "2025-07", "2025-07-20", rs(-100)))
                                .balanceOn("2025-07-20")
                                .of(Fund.RS)
                                .outstanding())
                .isZero();
    }

    @Test
    void below_nothing_it_is_refused_as_a_whole() {
        assertThat(declared.refused(adjusted("2", "2025-07", "2025-07-20", rs(-101))))
                .isEqualTo(Reason.ADJUSTMENT_EXCEEDS_OBLIGATION);
        // RS alone would do; HI has nothing to lower.
        assertThat(
                        declared.refused(
                                adjusted(
                                        "2",
                                        "2025-07",
                                        "2025-07-20",
                                        new FundAmounts(0, -50, 0, 0, -1))))
                .isEqualTo(Reason.ADJUSTMENT_EXCEEDS_OBLIGATION);
    }

    @Test
    void another_period_does_not_help() {
        assertThat(declared.refused(adjusted("2", "2025-08", "2025-09-20", rs(-1))))
                .isEqualTo(Reason.ADJUSTMENT_EXCEEDS_OBLIGATION);
    }

    @Test
    void it_lowers_only_what_has_arisen_by_its_own_day() {
        assertThat(declared.refused(adjusted("2", "2025-07", "2025-07-09", rs(-1))))
                .isEqualTo(Reason.ADJUSTMENT_EXCEEDS_OBLIGATION);
        // On one day everything that does not lower comes first, whatever its reference.
        assertThat(declared.when(adjusted("0", "2025-07", "2025-07-10", rs(-1)))).isNotEmpty();
    }

    @Test
    void a_back_dated_one_must_leave_enough_for_those_already_accepted_behind_it() {
        var lowered = declared.and(adjusted("3", "2025-07", "2025-09-01", rs(-60)));
        assertThat(lowered.refused(adjusted("2", "2025-07", "2025-08-01", rs(-41))))
                .isEqualTo(Reason.ADJUSTMENT_EXCEEDS_OBLIGATION);
        assertThat(lowered.when(adjusted("2", "2025-07", "2025-08-01", rs(-40)))).isNotEmpty();
    }

    @Test
    void sent_again_it_records_nothing() {
        var lowering = adjusted("2", "2025-07", "2025-07-20", rs(-100));
        assertThat(declared.and(lowering).when(lowering)).isEmpty();
    }

    @Test
    void the_unpaid_part_is_lowered_first() {
        var events =
                declared.and(paid("FT1", "2025-07-15", 30))
                        .when(adjusted("2", "2025-07", "2025-07-20", rs(-70)));
        assertThat(events).hasOnlyElementsOfType(ObligationAdjusted.class);
    }

    @Test
    void what_had_been_paid_is_released_and_applied_again() {
        var given =
                given(
                                declared("1", "2025-07", "2025-07-10", rs(100)),
                                paid("FT1", "2025-07-15", 100))
                        .and(declared("2", "2025-08", "2025-08-10", rs(50)));
        var events = given.when(adjusted("3", "2025-07", "2025-08-20", rs(-80)));
        // 80 come back from July; August takes 50 of them; 30 lie unallocated.
        assertThat(UnitFixture.allocations(events))
                .singleElement()
                .satisfies(
                        allocation -> {
                            assertThat(allocation.trigger())
                                    .isEqualTo(
                                            new Allocation.Trigger(
                                                    Moment.LOWERING_DECLARATION, "3"));
                            assertThat(allocation.lines())
                                    .containsExactly(
                                            principal(Fund.RS, "2025-07", "2025-08-31", -80),
                                            principal(Fund.RS, "2025-08", "2025-09-30", 50));
                            assertThat(allocation.total()).isEqualTo(-30);
                        });
        assertThat(
                        given.and(adjusted("3", "2025-07", "2025-08-20", rs(-80)))
                                .balanceOn("2025-08-20")
                                .unallocated())
                .isEqualTo(30);
    }

    @Test
    void one_of_mixed_sign_raises_and_lowers_at_once_and_counts_among_those_that_lower() {
        var given =
                given(
                        declared("B", "2025-07", "2025-07-10", each(100)),
                        paid("FT1", "2025-07-15", 500));
        var events =
                given.when(
                        adjusted("A", "2025-07", "2025-07-20", new FundAmounts(40, -100, 0, 0, 0)));
        assertThat(UnitFixture.allocations(events))
                .singleElement()
                .satisfies(
                        allocation -> {
                            assertThat(allocation.trigger().moment())
                                    .isEqualTo(Moment.LOWERING_DECLARATION);
                            assertThat(allocation.lines())
                                    .containsExactly(
                                            principal(Fund.RS, "2025-07", "2025-08-31", -100),
                                            principal(Fund.SM, "2025-07", "2025-08-31", 40));
                        });
    }

    @Test
    void charges_accrued_before_it_stay() {
        var given =
                given(declared("1", "2025-07", "2025-07-10", rs(1_000_000)))
                        .and(adjusted("2", "2025-07", "2025-09-11", rs(-1_000_000)));
        // 1 to 10 September: 10 days × 1,000,000 × 0.03 % = 3,000.
        assertThat(given.balanceOn("2025-09-10").of(Fund.RS).charge()).isEqualTo(3_000);
        assertThat(given.balanceOn("2025-12-31").of(Fund.RS))
                .isEqualTo(new UnitBalance.FundBalance(0, 0, 3_000));
    }

    @Test
    void a_raise_is_charged_from_the_due_date_of_its_own_period() {
        var given = given(adjusted("1", "2025-07", "2025-09-11", rs(1_000_000)));
        // Booked on 11 September for the 10 days before it; the day itself makes 11.
        assertThat(given.balanceOn("2025-09-11").of(Fund.RS))
                .isEqualTo(new UnitBalance.FundBalance(1_000_000, 1_000_000, 3_300));
    }
}
