package org.socai.ledger.unit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.unit.UnitRejected.Reason;

/**
 * An adjustment is refused as a whole unless, with all accepted declarations in effective order,
 * the total of every period and fund stays at or above zero from its place on.
 */
final class Adjustments {
    private Adjustments() {}

    /**
     * Checks one more declaration; only one with a negative amount can be refused.
     *
     * @param broughtForward what was accepted before {@code accepted}, summed up
     */
    static void check(BroughtForward broughtForward, List<Obligation> accepted, Obligation added) {
        if (!added.lowers()) {
            return;
        }
        broughtForward.needsNothingOf(added);
        var ofPeriod = new ArrayList<Obligation>();
        for (var obligation : accepted) {
            if (obligation.declaration().period().equals(added.declaration().period())) {
                ofPeriod.add(obligation);
            }
        }
        ofPeriod.add(added);
        ofPeriod.sort(Obligation.DAY_ORDER);
        boolean reached = false;
        var total = broughtForward.totalOf(added.declaration().period());
        for (var obligation : ofPeriod) {
            total = total.plus(obligation.assessment().amounts());
            reached |= obligation.equals(added);
            if (reached && total.hasNegative()) {
                throw exceeds(added);
            }
        }
    }

    /** Checks all declarations of a unit after they have been assessed anew. */
    static void checkAll(List<Obligation> obligations) {
        Map<ContributionMonth, FundAmounts> totals = new HashMap<>();
        for (var obligation : obligations) {
            var total =
                    totals.merge(
                            obligation.declaration().period(),
                            obligation.assessment().amounts(),
                            FundAmounts::plus);
            if (total.hasNegative()) {
                throw exceeds(obligation);
            }
        }
    }

    private static UnitRejected exceeds(Obligation obligation) {
        return new UnitRejected(
                Reason.ADJUSTMENT_EXCEEDS_OBLIGATION,
                "adjustment "
                        + obligation.reference()
                        + " takes period "
                        + obligation.declaration().period()
                        + " below zero");
    }
}
