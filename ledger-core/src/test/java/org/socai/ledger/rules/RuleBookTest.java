package org.socai.ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.Rate;
import org.socai.ledger.rules.RuleEvent.AllocationOrderPublished;
import org.socai.ledger.rules.RuleEvent.ContributionRatePublished;
import org.socai.ledger.rules.RuleEvent.DailyChargePublished;
import org.socai.ledger.rules.RuleEvent.LateInterestRatePublished;

class RuleBookTest {
    private static final ContributionMonth MONTH = ContributionMonth.parse("2026-01");
    private final RuleBook law = RuleBook.empty().with(ShippedLaw.publications());

    @Test
    void
            a_second_publication_for_a_subject_replaces_the_first_and_leaves_the_first_book_as_it_was() {
        var first = law.with(List.of(interest("1.065", "notice 60")));
        var second = first.with(List.of(interest("1.1", "notice 81")));
        assertThat(first.lateInterest(FundGroup.SI, 2016).ratePerMonth())
                .isEqualTo(Rate.ofPercent("1.065"));
        assertThat(second.lateInterest(FundGroup.SI, 2016).ratePerMonth())
                .isEqualTo(Rate.ofPercent("1.1"));
        assertThat(second.inForce("late-interest-rate/SI/2016"))
                .isEqualTo(interest("1.1", "notice 81"));
        assertThat(second.all()).hasSameSizeAs(first.all());
    }

    @Test
    void one_document_publishes_a_rate_of_a_year_once() {
        assertThat(interest("1.065", "notice 60").factKey())
                .isEqualTo("late-interest-rate/SI/2016/notice 60")
                .isNotEqualTo(interest("1.065", "notice 81").factKey());
    }

    @Test
    void a_contribution_rate_of_a_later_month_holds_from_that_month_on() {
        var reduced =
                new ContributionRatePublished(
                        Fund.OAD,
                        Payer.EMPLOYER,
                        MONTH,
                        null,
                        Rate.ofPercent("0.3"),
                        Scope.ALL,
                        "a decision");
        var book = law.with(List.of(reduced));
        assertThat(book.contributions(MONTH.plusMonths(-1), false).rate(Fund.OAD))
                .isEqualTo(Rate.ofPercent("0.5"));
        assertThat(book.contributions(MONTH, false).rate(Fund.OAD))
                .isEqualTo(Rate.ofPercent("0.3"));
        assertThat(law.contributions(MONTH, false).rate(Fund.OAD)).isEqualTo(Rate.ofPercent("0.5"));
    }

    @Test
    void a_contribution_is_taken_on_the_summed_rate_and_unemployment_on_its_own_wages() {
        var rates = law.contributions(ContributionMonth.parse("2025-07"), false);
        // HI 4.5 % of 11 = 0.495 gives 0; UI 2 % of 25 = 0.5 gives 1; RS 22 % of 11 = 2.42; SM
        // 0.33; OAD 0.055.
        assertThat(rates.on(11, 25)).isEqualTo(new FundAmounts(0, 2, 0, 1, 0));
        assertThat(rates.on(-11, -25)).isEqualTo(new FundAmounts(0, -2, 0, -1, 0));
    }

    @Test
    void daily_charges_are_told_latest_first() {
        var raised =
                new DailyChargePublished(
                        LocalDate.of(2030, 1, 1), Rate.ofPercent("0.05"), "an amendment");
        assertThat(law.with(List.of(raised)).dailyCharges())
                .extracting(DailyChargePublished::effectiveOn)
                .containsExactly(LocalDate.of(2030, 1, 1), LocalDate.of(2025, 7, 1));
    }

    @Test
    void what_is_missing_is_named() {
        missing("late-interest-rate/SI/2016", () -> law.lateInterest(FundGroup.SI, 2016));
        missing("late-interest-rate/HI/2024", () -> law.lateInterest(FundGroup.HI, 2024));
        missing(
                "contribution-rate/SM/2013-12",
                () -> law.contributions(ContributionMonth.parse("2013-12"), false));
        missing("due-date-rule/2009-12", () -> law.dueDateRule(ContributionMonth.parse("2009-12")));
        missing(
                "allocation-order/2009-12-31",
                () -> law.allocationOrder(LocalDate.of(2009, 12, 31)));
        missing("monthly-interest/any day", () -> RuleBook.empty().monthlyInterest());
    }

    @Test
    void an_order_of_allocation_names_each_fund_once() {
        assertThatThrownBy(() -> order(List.of(Fund.HI, Fund.UI)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> order(List.of(Fund.HI, Fund.HI, Fund.SM, Fund.OAD, Fund.RS)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> order(List.of(Fund.HI, Fund.HI, Fund.UI, Fund.SM, Fund.OAD, Fund.RS)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void four_funds_share_one_rate_of_late_interest_and_health_has_its_own() {
        assertThat(Fund.ALL)
                .extracting(FundGroup::of)
                .containsExactly(
                        FundGroup.SI, FundGroup.SI, FundGroup.SI, FundGroup.SI, FundGroup.HI);
    }

    private static void missing(String subject, ThrowingCallable question) {
        assertThatThrownBy(question)
                .isInstanceOfSatisfying(
                        MissingRule.class, m -> assertThat(m.subject()).isEqualTo(subject));
    }

    private static AllocationOrderPublished order(List<Fund> funds) {
        return new AllocationOrderPublished(LocalDate.of(2030, 1, 1), funds, "an amendment");
    }

    private static LateInterestRatePublished interest(String percent, String document) {
        return new LateInterestRatePublished(FundGroup.SI, 2016, Rate.ofPercent(percent), document);
    }
}
