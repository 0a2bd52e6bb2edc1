package org.socai.ledger.rules;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.Rate;

/**
 * The summed rates of one month and kind of unit, and the subjects of the publications they were
 * summed from.
 *
 * @param rates one rate for every fund
 * @param rules the publications, as grounds for the amounts computed with them
 */
public record ContributionRates(Map<Fund, Rate> rates, List<String> rules) {
    /**
     * What the funds are owed on a wage fund: once per fund on its summed rate, rounded to whole
     * dong half away from zero. Unemployment insurance counts the wages insured against
     * unemployment.
     */
    public FundAmounts on(long wageFund, long uiWageFund) {
        return FundAmounts.of(
                fund -> rate(fund).timesHalfUp(fund == Fund.UI ? uiWageFund : wageFund));
    }

    /** The summed rate of one fund. */
    public Rate rate(Fund fund) {
        return Objects.requireNonNull(rates.get(fund), fund::name);
    }
}
