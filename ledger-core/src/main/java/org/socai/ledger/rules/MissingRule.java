package org.socai.ledger.rules;

import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.Fund;

/**
 * A figure cannot be derived because a rule it needs has not been published. Says which; nothing is
 * guessed.
 */
public final class MissingRule extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String subject;

    private MissingRule(String subject, String message) {
        super(message);
        this.subject = subject;
    }

    static MissingRule lateInterest(FundGroup group, int year) {
        return new MissingRule(
                RuleEvent.LateInterestRatePublished.subjectOf(group, year),
                "the late-interest rate of fund group "
                        + group
                        + " for "
                        + year
                        + " has not been published");
    }

    static MissingRule contribution(Fund fund, ContributionMonth month) {
        return new MissingRule(
                "contribution-rate/" + fund + "/" + month,
                "no contribution rate of fund " + fund + " has been published for " + month);
    }

    static MissingRule of(String kind, String when) {
        return new MissingRule(
                kind + "/" + when, "no rule '" + kind + "' has been published for " + when);
    }

    /** The subject of the missing publication, such as {@code late-interest-rate/SI/2019}. */
    public String subject() {
        return subject;
    }
}
