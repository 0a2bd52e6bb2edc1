package org.socai.projections.rates;

import org.socai.projections.feed.AsOf;

/**
 * Which overdue rate is asked for.
 *
 * @param office an office code or the beginning of one, such as a province; empty for all
 * @param charge whether the numerator counts late charge besides overdue principal
 */
public record OverdueRateQuestion(
        String office,
        AsOf asOf,
        DenominatorKind denominator,
        boolean charge,
        BudgetFunded budgetFunded) {}
