package org.socai.ledger.unit;

import java.util.List;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.rules.RuleBook;

/**
 * What counts for the figures of one unit at one knowledge: master data, what was brought forward,
 * and since then declarations as assessed and payments that stand.
 *
 * @param obligations in {@link Obligation#DAY_ORDER}
 * @param payments in {@link Payment#DAY_ORDER}, only those that count for the unit
 */
public record UnitFacts(
        Timeline<PaymentCycle> cycle,
        Timeline<Boolean> budgetFunded,
        BroughtForward broughtForward,
        List<Obligation> obligations,
        List<Payment> payments) {

    /** All facts there are, from the unit's first on. */
    public UnitFacts(
            Timeline<PaymentCycle> cycle,
            Timeline<Boolean> budgetFunded,
            List<Obligation> obligations,
            List<Payment> payments) {
        this(cycle, budgetFunded, BroughtForward.NOTHING, obligations, payments);
    }

    /**
     * The same facts with every declaration assessed anew under a rule book.
     *
     * @throws EarlierHistoryNeeded where some declarations are only remembered as summed up
     */
    public UnitFacts assessedUnder(RuleBook rules) {
        if (!broughtForward.isNothing()) {
            throw new EarlierHistoryNeeded("declarations are assessed anew from the first one on");
        }
        var assessed =
                obligations.stream()
                        .map(
                                o ->
                                        new Obligation(
                                                o.declaration(),
                                                Assessment.of(
                                                        o.declaration(),
                                                        cycle,
                                                        budgetFunded,
                                                        rules)))
                        .sorted(Obligation.DAY_ORDER)
                        .toList();
        return new UnitFacts(cycle, budgetFunded, assessed, payments);
    }
}
