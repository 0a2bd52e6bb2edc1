package org.socai.ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.Rate;
import org.socai.ledger.rules.RuleEvent.AllocationOrderPublished;
import org.socai.ledger.rules.RuleEvent.ContributionRatePublished;
import org.socai.ledger.rules.RuleEvent.PolicyPublished;

class ShippedLawTest {
    private static final List<RuleEvent> LAW = ShippedLaw.publications();
    private static final RuleBook BOOK = RuleBook.empty().with(LAW);

    @ParameterizedTest
    @MethodSource("rows")
    void every_row_names_its_source_and_its_day(RuleEvent row) {
        assertThat(row.source()).isNotBlank().doesNotContain("TODO");
        assertThat(row.effectiveOn()).isBetween(LocalDate.of(2010, 1, 1), LocalDate.of(2025, 7, 1));
        assertThat(row.factKey()).isNull();
        assertThat(row.stream()).hasToString("rules:vietnam");
    }

    static List<RuleEvent> rows() {
        return LAW;
    }

    @Test
    void no_two_rows_settle_the_same() {
        assertThat(LAW).extracting(RuleEvent::subject).doesNotHaveDuplicates();
        assertThat(BOOK.all()).containsExactlyElementsOf(LAW);
    }

    @ParameterizedTest
    @MethodSource("months")
    void each_share_of_each_fund_has_exactly_one_rate_for_each_kind_of_unit(
            ContributionMonth month) {
        for (boolean budgetFunded : new boolean[] {false, true}) {
            for (Fund fund : Fund.ALL) {
                assertThat(covering(fund, Payer.EMPLOYER, month, budgetFunded))
                        .as("%s employer, budget-funded %s", fund, budgetFunded)
                        .hasSize(1);
                assertThat(covering(fund, Payer.EMPLOYEE, month, budgetFunded))
                        .as("%s employee, budget-funded %s", fund, budgetFunded)
                        .hasSize(fund == Fund.SM || fund == Fund.OAD ? 0 : 1);
            }
        }
    }

    static Stream<ContributionMonth> months() {
        var first = new ContributionMonth(2014, 1);
        return IntStream.range(0, 17 * 12).mapToObj(first::plusMonths);
    }

    private static List<ContributionRatePublished> covering(
            Fund fund, Payer payer, ContributionMonth month, boolean budgetFunded) {
        return LAW.stream()
                .filter(ContributionRatePublished.class::isInstance)
                .map(ContributionRatePublished.class::cast)
                .filter(
                        rate ->
                                rate.fund() == fund
                                        && rate.payer() == payer
                                        && rate.covers(month, budgetFunded))
                .toList();
    }

    @ParameterizedTest(name = "{0}: {1} % for most units, {2} % for budget-funded ones")
    @CsvSource({
        "2014-01, 32.5, 32.5",
        "2017-05, 32.5, 32.5",
        "2017-06, 32, 32",
        "2021-06, 32, 32",
        "2021-07, 31.5, 32",
        "2021-09, 31.5, 32",
        "2021-10, 30.5, 32",
        "2022-06, 30.5, 32",
        "2022-07, 31, 32",
        "2022-09, 31, 32",
        "2022-10, 32, 32",
        "2025-06, 32, 32",
        "2025-07, 32, 32",
        "2030-12, 32, 32"
    })
    void the_rates_of_a_month_add_up(String month, String most, String budgetFunded) {
        assertThat(total(month, false)).isEqualTo(Rate.ofPercent(most));
        assertThat(total(month, true)).isEqualTo(Rate.ofPercent(budgetFunded));
    }

    private static Rate total(String month, boolean budgetFunded) {
        var rates = BOOK.contributions(ContributionMonth.parse(month), budgetFunded);
        return Fund.ALL.stream().map(rates::rate).reduce(new Rate(0), Rate::plus);
    }

    @ParameterizedTest(name = "{0} paid {1} is due on {2}")
    @CsvSource({
        "2025-06, MONTHLY, 2025-06-30",
        "2025-07, MONTHLY, 2025-08-31",
        "2024-02, MONTHLY, 2024-02-29",
        "2026-01, MONTHLY, 2026-02-28",
        "2025-12, MONTHLY, 2026-01-31",
        "2025-04, QUARTERLY, 2025-06-30",
        "2025-06, QUARTERLY, 2025-06-30",
        "2025-07, QUARTERLY, 2025-10-31",
        "2025-10, QUARTERLY, 2026-01-31",
        "2025-01, SEMI_ANNUAL, 2025-06-30",
        "2025-07, SEMI_ANNUAL, 2026-01-31",
        "2025-12, SEMI_ANNUAL, 2026-01-31"
    })
    void contributions_fall_due_by_the_rule_of_their_month(
            String month, PaymentCycle cycle, LocalDate due) {
        var period = ContributionMonth.parse(month);
        assertThat(BOOK.dueDateRule(period).rule().dueOn(cycle.endOf(period))).isEqualTo(due);
    }

    @Test
    void monthly_interest_is_computed_for_the_last_time_when_the_daily_charge_begins() {
        assertThat(BOOK.monthlyInterest().lastComputedOn()).isEqualTo("2025-07-01");
        assertThat(BOOK.monthlyInterest().monthsBefore()).isEqualTo(2);
        assertThat(BOOK.monthlyInterest().firstYearForLateBookings()).isEqualTo(2016);
        assertThat(BOOK.dailyCharges())
                .singleElement()
                .satisfies(
                        charge -> {
                            assertThat(charge.effectiveOn()).isEqualTo("2025-07-01");
                            assertThat(charge.ratePerDay()).isEqualTo(Rate.ofPercent("0.03"));
                        });
    }

    @Test
    void the_order_of_funds_changes_on_1_july_2025() {
        assertThat(BOOK.allocationOrder(LocalDate.of(2025, 6, 30)).order())
                .containsExactly(Fund.HI, Fund.UI, Fund.OAD, Fund.SM, Fund.RS);
        assertThat(BOOK.allocationOrder(LocalDate.of(2025, 7, 1)).order())
                .containsExactly(Fund.HI, Fund.UI, Fund.SM, Fund.OAD, Fund.RS);
        assertThat(LAW).filteredOn(AllocationOrderPublished.class::isInstance).hasSize(2);
    }

    @Test
    void every_policy_is_published_once_with_the_value_the_arithmetic_implements() {
        var published =
                LAW.stream()
                        .filter(PolicyPublished.class::isInstance)
                        .map(PolicyPublished.class::cast)
                        .toList();
        assertThat(published).extracting(PolicyPublished::policy).containsExactly(Policy.values());
        assertThat(published)
                .allSatisfy(
                        policy -> {
                            assertThat(policy.on()).isEqualTo(policy.policy().implemented());
                            assertThat(BOOK.isOn(policy.policy())).isEqualTo(policy.on());
                        });
        assertThat(RuleBook.empty().isOn(Policy.STRICT_FUND_PRIORITY)).isFalse();
    }

    @Test
    void no_rate_of_late_interest_ships() {
        assertThat(LAW).noneMatch(RuleEvent.LateInterestRatePublished.class::isInstance);
    }
}
