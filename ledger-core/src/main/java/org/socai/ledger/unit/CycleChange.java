package org.socai.ledger.unit;

import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.unit.UnitRejected.Reason;

/**
 * A payment cycle changes only on a day that begins a cycle of both kinds, so that no cycle is cut
 * in two.
 */
final class CycleChange {
    private CycleChange() {}

    static void check(Timeline<PaymentCycle> cycles) {
        for (int i = 1; i < cycles.steps().size(); i++) {
            var step = cycles.steps().get(i);
            var before = cycles.steps().get(i - 1).value();
            var month = ContributionMonth.of(step.from());
            boolean boundary =
                    step.from().getDayOfMonth() == 1
                            && before.beginsWith(month)
                            && step.value().beginsWith(month);
            if (!boundary) {
                throw new UnitRejected(
                        Reason.CYCLE_CHANGE_WITHIN_CYCLE,
                        step.from()
                                + " does not begin a cycle of both kinds, "
                                + before
                                + " and "
                                + step.value());
            }
        }
    }
}
