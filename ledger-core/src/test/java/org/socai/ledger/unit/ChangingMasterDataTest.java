package org.socai.ledger.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.socai.ledger.unit.UnitFixture.OFFICE;
import static org.socai.ledger.unit.UnitFixture.TODAY;
import static org.socai.ledger.unit.UnitFixture.UNIT;
import static org.socai.ledger.unit.UnitFixture.adjusted;
import static org.socai.ledger.unit.UnitFixture.declared;
import static org.socai.ledger.unit.UnitFixture.given;
import static org.socai.ledger.unit.UnitFixture.only;
import static org.socai.ledger.unit.UnitFixture.paid;
import static org.socai.ledger.unit.UnitFixture.rs;
import static org.socai.ledger.unit.UnitFixture.wages;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.TaxCode;
import org.socai.ledger.contribution.UnitType;
import org.socai.ledger.unit.UnitCommand.ChangeBudgetFunding;
import org.socai.ledger.unit.UnitCommand.ChangePaymentCycle;
import org.socai.ledger.unit.UnitCommand.CorrectUnitDetails;
import org.socai.ledger.unit.UnitCommand.TransferUnit;
import org.socai.ledger.unit.UnitEvent.BudgetFundingChanged;
import org.socai.ledger.unit.UnitEvent.ObligationReassessed;
import org.socai.ledger.unit.UnitEvent.PaymentCycleChanged;
import org.socai.ledger.unit.UnitEvent.UnitDetailsCorrected;
import org.socai.ledger.unit.UnitEvent.UnitTransferred;
import org.socai.ledger.unit.UnitRejected.Reason;

class ChangingMasterDataTest {
    private static final UnitDetails RENAMED =
            new UnitDetails(
                    "Công ty CP Ví Dụ", new TaxCode("0100100103"), UnitType.NON_STATE_ENTERPRISE);
    private static final OfficeCode NEXT_OFFICE = new OfficeCode("04002");
    private static final LocalDate DAY = LocalDate.of(2025, 4, 1);

    @Test
    void details_hold_from_their_day_on() {
        assertThat(given().when(new CorrectUnitDetails(UNIT, RENAMED, DAY)))
                .containsExactly(new UnitDetailsCorrected(UNIT, RENAMED, DAY));
        var unit = given(new CorrectUnitDetails(UNIT, RENAMED, DAY)).unit();
        assertThat(unit.details().at(DAY.minusDays(1))).isEqualTo(UnitFixture.DETAILS);
        assertThat(unit.details().at(DAY)).isEqualTo(RENAMED);
    }

    @Test
    void the_office_holds_from_its_day_on() {
        assertThat(given().when(new TransferUnit(UNIT, NEXT_OFFICE, DAY)))
                .containsExactly(new UnitTransferred(UNIT, NEXT_OFFICE, DAY));
        var unit = given(new TransferUnit(UNIT, NEXT_OFFICE, DAY)).unit();
        assertThat(unit.office().at(DAY.minusDays(1))).isEqualTo(OFFICE);
        assertThat(unit.office().at(DAY)).isEqualTo(NEXT_OFFICE);
    }

    @Test
    void a_change_sent_again_records_nothing() {
        for (var change : changes(DAY)) {
            assertThat(given(change).when(change)).as("%s", change).isEmpty();
        }
    }

    @Test
    void another_value_for_the_same_day_is_refused() {
        for (var change : changes(LocalDate.of(2014, 1, 1))) {
            assertThat(given().refused(change))
                    .as("%s, the day of the registration", change)
                    .isEqualTo(Reason.KEY_REUSED);
        }
    }

    @Test
    void a_change_of_tomorrow_is_refused() {
        for (var change : changes(TODAY.plusDays(1))) {
            assertThat(given().refused(change)).as("%s", change).isEqualTo(Reason.DATE_IN_FUTURE);
        }
    }

    private static UnitCommand[] changes(LocalDate day) {
        return new UnitCommand[] {
            new CorrectUnitDetails(UNIT, RENAMED, day),
            new TransferUnit(UNIT, NEXT_OFFICE, day),
            new ChangeBudgetFunding(UNIT, true, day),
            new ChangePaymentCycle(UNIT, PaymentCycle.QUARTERLY, day)
        };
    }

    @Test
    void a_payment_cycle_changes_only_where_cycles_of_both_kinds_begin() {
        assertThat(given().when(cycle(PaymentCycle.QUARTERLY, "2025-04-01")))
                .containsExactly(
                        new PaymentCycleChanged(
                                UNIT, PaymentCycle.QUARTERLY, LocalDate.of(2025, 4, 1)));
        assertThat(given().refused(cycle(PaymentCycle.QUARTERLY, "2025-05-01")))
                .isEqualTo(Reason.CYCLE_CHANGE_WITHIN_CYCLE);
        assertThat(given().refused(cycle(PaymentCycle.QUARTERLY, "2025-04-02")))
                .isEqualTo(Reason.CYCLE_CHANGE_WITHIN_CYCLE);
        assertThat(given().refused(cycle(PaymentCycle.SEMI_ANNUAL, "2025-04-01")))
                .isEqualTo(Reason.CYCLE_CHANGE_WITHIN_CYCLE);
        var semiAnnual = given(cycle(PaymentCycle.SEMI_ANNUAL, "2024-01-01"));
        assertThat(semiAnnual.refused(cycle(PaymentCycle.MONTHLY, "2025-04-01")))
                .as("ends a half-year in its middle")
                .isEqualTo(Reason.CYCLE_CHANGE_WITHIN_CYCLE);
        assertThat(semiAnnual.when(cycle(PaymentCycle.MONTHLY, "2025-07-01"))).isNotEmpty();
    }

    @Test
    void a_back_dated_cycle_must_fit_the_changes_behind_it() {
        var monthlyAgain =
                given(
                        cycle(PaymentCycle.QUARTERLY, "2024-01-01"),
                        cycle(PaymentCycle.MONTHLY, "2025-04-01"));
        assertThat(monthlyAgain.refused(cycle(PaymentCycle.SEMI_ANNUAL, "2024-07-01")))
                .as("the half-year begun in January 2025 would end in April")
                .isEqualTo(Reason.CYCLE_CHANGE_WITHIN_CYCLE);
    }

    @Test
    void a_back_dated_cycle_moves_due_dates_and_everything_that_followed_from_them() {
        var given =
                given(
                        declared("1", "2025-07", "2025-07-10", rs(1_000_000)),
                        paid("FT1", "2025-09-11", 1_003_000));
        var events = given.when(cycle(PaymentCycle.QUARTERLY, "2025-07-01"));
        assertThat(events.get(1))
                .isInstanceOfSatisfying(
                        ObligationReassessed.class,
                        reassessed -> {
                            assertThat(reassessed.superseded().dueOn()).isEqualTo("2025-08-31");
                            assertThat(reassessed.assessment().dueOn()).isEqualTo("2025-10-31");
                            assertThat(reassessed.assessment().cycleEnd()).hasToString("2025-09");
                            assertThat(reassessed.cause()).isEqualTo("payment-cycle/2025-07-01");
                        });
        // Nothing was late: the 3,000 taken for the charge lie unallocated.
        var after = given.and(cycle(PaymentCycle.QUARTERLY, "2025-07-01"));
        assertThat(after.balanceOn("2025-09-11").unallocated()).isEqualTo(3_000);
        assertThat(after.unit().postings().charges()).isEmpty();
    }

    @Test
    void budget_funding_changes_the_rates_of_months_in_which_the_law_asks_for_it() {
        var given =
                given(
                        wages("1", "2021-12", "2021-12-10", 1_000_000),
                        wages("2", "2022-11", "2022-11-10", 1_000_000));
        var events = given.when(new ChangeBudgetFunding(UNIT, true, LocalDate.of(2021, 1, 1)));
        // OAD 0 % becomes 0.5 %, UI 1 % becomes 2 % in December 2021; November 2022 has the same
        // rates for all.
        assertThat(events)
                .hasExactlyElementsOfTypes(BudgetFundingChanged.class, ObligationReassessed.class);
        var reassessed = (ObligationReassessed) events.getLast();
        assertThat(reassessed.superseded().amounts().of(Fund.OAD)).isZero();
        assertThat(reassessed.assessment().amounts().of(Fund.OAD)).isEqualTo(5_000);
        assertThat(reassessed.superseded().amounts().of(Fund.UI)).isEqualTo(10_000);
        assertThat(reassessed.assessment().amounts().of(Fund.UI)).isEqualTo(20_000);
        assertThat(reassessed.cause()).isEqualTo("budget-funding/2021-01-01");
    }

    @Test
    void the_flag_on_the_first_day_of_the_period_counts() {
        var given = given(wages("1", "2021-12", "2021-12-10", 1_000_000));
        assertThat(given.when(new ChangeBudgetFunding(UNIT, true, LocalDate.of(2021, 12, 2))))
                .hasSize(1);
        assertThat(given.when(new ChangeBudgetFunding(UNIT, true, LocalDate.of(2021, 12, 1))))
                .hasSize(2);
    }

    @Test
    void a_change_that_would_take_an_adjusted_month_below_zero_is_refused() {
        var funded =
                given(new ChangeBudgetFunding(UNIT, true, LocalDate.of(2021, 1, 1)))
                        .and(wages("1", "2021-12", "2021-12-10", 1_000_000))
                        .and(adjusted("2", "2021-12", "2021-12-20", only(Fund.UI, -20_000)));
        assertThat(funded.refused(new ChangeBudgetFunding(UNIT, false, LocalDate.of(2021, 6, 1))))
                .isEqualTo(Reason.ADJUSTMENT_EXCEEDS_OBLIGATION);
    }

    @Test
    void a_name_is_short_printable_and_not_blank() {
        assertThatThrownBy(() -> new UnitDetails(" ", null, UnitType.HOUSEHOLD))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UnitDetails("x".repeat(301), null, UnitType.HOUSEHOLD))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UnitDetails("a\u0007b", null, UnitType.HOUSEHOLD))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ChangePaymentCycle cycle(PaymentCycle cycle, String day) {
        return new ChangePaymentCycle(UNIT, cycle, LocalDate.parse(day));
    }
}
