package org.socai.ledger.unit;

import java.util.List;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.rules.RuleBook;

/**
 * What counts for the figures of one unit at one knowledge: master data, declarations as assessed,
 * payments that stand.
 *
 * @param obligations in {@link Obligation#DAY_ORDER}
 * @param payments in {@link Payment#DAY_ORDER}, only those that count for the unit
 */
public record UnitFacts(
        Timeline<PaymentCycle> cycle,
        Timeline<Boolean> budgetFunded,
        List<Obligation> obligations,
        List<Payment> payments) {

    /** The same facts with every declaration assessed anew under a rule book. */
    public UnitFacts assessedUnder(RuleBook rules) {
        var assessed =
                obligations.stream()
                        .map(
                                o ->
                                        new Obligation(
                                                o.declaration(),
                                                Assessment.of(o.declaration(), this, rules)))
                        .sorted(Obligation.DAY_ORDER)
                        .toList();
        return new UnitFacts(cycle, budgetFunded, assessed, payments);
    }
}
