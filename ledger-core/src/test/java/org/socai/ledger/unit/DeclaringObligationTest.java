package org.socai.ledger.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.socai.ledger.unit.UnitFixture.UNIT;
import static org.socai.ledger.unit.UnitFixture.adjusted;
import static org.socai.ledger.unit.UnitFixture.charge;
import static org.socai.ledger.unit.UnitFixture.declared;
import static org.socai.ledger.unit.UnitFixture.each;
import static org.socai.ledger.unit.UnitFixture.foundLater;
import static org.socai.ledger.unit.UnitFixture.given;
import static org.socai.ledger.unit.UnitFixture.paid;
import static org.socai.ledger.unit.UnitFixture.principal;
import static org.socai.ledger.unit.UnitFixture.rs;
import static org.socai.ledger.unit.UnitFixture.wages;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitEvent.ObligationAdjusted;
import org.socai.ledger.unit.UnitEvent.ObligationDeclared;
import org.socai.ledger.unit.UnitEvent.RetroactiveObligationDeclared;
import org.socai.ledger.unit.UnitRejected.Reason;

class DeclaringObligationTest {
    @Test
    void a_wage_fund_is_assessed_at_the_rates_of_its_month_and_due_by_the_rule_of_its_month() {
        var events = given().when(wages("1", "2025-09", "2025-09-10", 100_000_001));
        // SM 3 %, RS 14 + 8 %, OAD 0.5 %, UI 1 + 1 %, HI 3 + 1.5 %, each of 100,000,001 dong.
        var amounts = new FundAmounts(3_000_000, 22_000_000, 500_000, 2_000_000, 4_500_000);
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        ObligationDeclared.class,
                        event -> {
                            assertThat(event.assessment().amounts()).isEqualTo(amounts);
                            assertThat(event.assessment().dueOn()).isEqualTo("2025-10-31");
                            assertThat(event.assessment().rules())
                                    .hasSize(8)
                                    .contains("contribution-rate/RS/EMPLOYEE/ALL/2014-01");
                        });
    }

    @Test
    void rounding_is_half_up_on_the_summed_rate_of_a_fund() {
        var events = given().when(wages("1", "2025-09", "2025-09-10", 100));
        // SM 3, RS 22, OAD 0.5 becomes 1, UI 2, HI 4.5 becomes 5; shares of 3 and 1.5 alone would
        // give 3 + 2.
        assertThat(((ObligationDeclared) events.getFirst()).assessment().amounts())
                .isEqualTo(new FundAmounts(3, 22, 1, 2, 5));
    }

    @Test
    void stated_amounts_are_taken_as_given_and_need_no_contribution_rate() {
        var events = given().when(declared("1", "2012-03", "2016-01-05", rs(77)));
        assertThat(events)
                .containsExactly(
                        new ObligationDeclared(
                                UNIT,
                                declared("1", "2012-03", "2016-01-05", rs(77)).declaration(),
                                new Assessment(
                                        rs(77),
                                        LocalDate.of(2012, 3, 31),
                                        ContributionMonth.parse("2012-03"),
                                        List.of())));
    }

    @Test
    void each_kind_is_recorded_under_its_own_name() {
        var given = given(declared("1", "2025-07", "2025-07-10", rs(10)));
        assertThat(given.when(foundLater("2", "2025-07", "2025-07-11", rs(1))))
                .hasOnlyElementsOfType(RetroactiveObligationDeclared.class);
        assertThat(given.when(adjusted("2", "2025-07", "2025-07-11", rs(-1))))
                .hasOnlyElementsOfType(ObligationAdjusted.class);
    }

    @Test
    void the_same_declaration_again_records_nothing() {
        var declaration = wages("1", "2025-09", "2025-09-10", 100_000_000);
        assertThat(given(declaration).when(declaration)).isEmpty();
    }

    @Test
    void the_same_reference_with_other_content_is_refused() {
        var given = given(wages("1", "2025-09", "2025-09-10", 100_000_000));
        assertThat(given.refused(wages("1", "2025-09", "2025-09-10", 100_000_001)))
                .isEqualTo(Reason.KEY_REUSED);
        assertThat(given.refused(wages("1", "2025-09", "2025-09-11", 100_000_000)))
                .isEqualTo(Reason.KEY_REUSED);
        assertThat(given.refused(wages("1", "2025-08", "2025-09-10", 100_000_000)))
                .isEqualTo(Reason.KEY_REUSED);
        assertThat(given.refused(declared("1", "2025-09", "2025-09-10", rs(1))))
                .isEqualTo(Reason.KEY_REUSED);
    }

    @Test
    void a_declaration_of_tomorrow_is_refused() {
        assertThat(given().refused(wages("1", "2026-11", "2026-11-23", 1)))
                .isEqualTo(Reason.DATE_IN_FUTURE);
        assertThat(given().when(wages("1", "2026-11", "2026-11-22", 1))).isNotEmpty();
    }

    @Test
    void a_period_without_rates_or_due_date_rule_is_refused() {
        assertThat(given().refused(wages("1", "2013-12", "2014-01-05", 1)))
                .isEqualTo(Reason.NO_RATES_FOR_PERIOD);
        assertThat(given().refused(declared("1", "2009-12", "2014-01-05", rs(1))))
                .isEqualTo(Reason.NO_RATES_FOR_PERIOD);
    }

    @Test
    void money_that_lay_unallocated_goes_to_what_is_declared() {
        var events =
                given(paid("FT1", "2025-07-01", 60))
                        .when(declared("1", "2025-07", "2025-07-10", each(20)));
        // The credit of 60 pays HI, UI and SM in full; OAD and RS stay.
        assertThat(UnitFixture.allocations(events))
                .singleElement()
                .satisfies(
                        allocation -> {
                            assertThat(allocation.effectiveOn()).isEqualTo("2025-07-10");
                            assertThat(allocation.trigger())
                                    .isEqualTo(
                                            new Allocation.Trigger(
                                                    Allocation.Moment.DECLARATION, "1"));
                            assertThat(allocation.lines())
                                    .containsExactly(
                                            principal(Fund.HI, "2025-07", "2025-08-31", 20),
                                            principal(Fund.UI, "2025-07", "2025-08-31", 20),
                                            principal(Fund.SM, "2025-07", "2025-08-31", 20));
                        });
    }

    @Test
    void of_two_declarations_on_one_day_the_smaller_reference_meets_the_credit_first() {
        var unit =
                given(
                        paid("FT1", "2025-07-01", 100),
                        declared("B", "2025-07", "2025-07-10", rs(100)),
                        declared("A", "2025-08", "2025-07-10", rs(100)));
        assertThat(unit.balanceOn("2025-07-10").of(Fund.RS).outstanding()).isEqualTo(100);
        assertThat(
                        UnitFixture.allocations(
                                unit.when(declared("0", "2025-09", "2025-07-10", rs(100)))))
                .singleElement()
                .satisfies(
                        a ->
                                assertThat(a.lines())
                                        .containsExactly(
                                                principal(Fund.RS, "2025-09", "2025-10-31", 100)));
        assertThat(unit.unit().postings().allocations())
                .singleElement()
                .satisfies(
                        a ->
                                assertThat(a.lines())
                                        .containsExactly(
                                                principal(Fund.RS, "2025-08", "2025-09-30", 100)));
    }

    @Test
    void booked_late_it_brings_the_charge_of_the_days_gone_by_and_takes_the_credit_for_both() {
        var events =
                given(paid("FT1", "2025-07-01", 2_000_000))
                        .when(declared("1", "2025-07", "2025-10-10", rs(1_000_000)));
        // Due on 31 August: 1 September to 9 October are 39 days × 1,000,000 × 0.03 % = 11,700.
        assertThat(UnitFixture.allocations(events))
                .singleElement()
                .satisfies(
                        a ->
                                assertThat(a.lines())
                                        .containsExactly(
                                                principal(
                                                        Fund.RS,
                                                        "2025-07",
                                                        "2025-08-31",
                                                        1_000_000),
                                                charge(Fund.RS, 11_700)));
    }

    @Test
    void two_booked_late_on_one_day_and_paid_from_the_credit_are_charged_in_one_posting() {
        var unit =
                given(
                        paid("FT1", "2025-07-01", 3_000_000),
                        declared("1", "2025-07", "2025-10-10", rs(1_000_000)),
                        declared("2", "2025-07", "2025-10-10", rs(1_000_000)));
        // 39 days × 1,000,000 × 0.03 % = 11,700 for each; 3,000,000 - 2,000,000 - 23,400 = 976,600.
        assertThat(unit.unit().postings().charges())
                .singleElement()
                .satisfies(
                        posted -> {
                            assertThat(posted.effectiveOn()).isEqualTo("2025-10-10");
                            assertThat(posted.amount()).isEqualTo(23_400);
                        });
        assertThat(unit.balanceOn("2025-10-10").unallocated()).isEqualTo(976_600);
    }

    @Test
    void amounts_beyond_what_the_ledger_holds_are_refused() {
        long most = 999_999_999_999_999L;
        var state = given().unit();
        // 9,223 times the largest amount is just below 2^63 dong.
        for (int i = 0; i < 9_223; i++) {
            var declaration = declared("D" + i, "2025-09", "2025-09-10", rs(most)).declaration();
            var assessment =
                    Assessment.of(
                            declaration, state.cycle(), state.budgetFunded(), UnitFixture.LAW);
            state =
                    (Unit.Registered)
                            state.evolve(new ObligationDeclared(UNIT, declaration, assessment));
        }
        var full = state;
        var oneMore = declared("X", "2025-09", "2025-09-10", rs(most));
        assertThat(
                        catchThrowableOfType(
                                        UnitRejected.class,
                                        () ->
                                                UnitDecider.decide(
                                                        oneMore,
                                                        full,
                                                        UnitFixture.LAW,
                                                        UnitFixture.TODAY))
                                .reason())
                .isEqualTo(Reason.AMOUNT_OUT_OF_RANGE);
    }

    @Test
    void what_no_declaration_may_carry_cannot_be_written_down() {
        assertThatThrownBy(() -> declared("1", "2025-09", "2025-09-10", rs(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only an adjustment lowers");
        assertThatThrownBy(() -> wages("1", "2025-09", "2025-09-10", -1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> wages("1", "2025-09", "2025-09-10", 1_000_000_000_000_000L))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("999999999999999");
        assertThatThrownBy(
                        () -> adjusted("1", "2025-09", "2025-09-10", rs(-1_000_000_000_000_000L)))
                .isInstanceOf(IllegalArgumentException.class);
        DeclareObligation largest =
                adjusted("1", "2025-09", "2025-09-10", rs(-999_999_999_999_999L));
        assertThat(largest.declaration().stated()).isEqualTo(rs(-999_999_999_999_999L));
    }
}
