package org.socai.ledger.unit;

import java.time.LocalDate;
import java.util.List;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.rules.RuleBook;

/**
 * What a declaration comes to under the rules: the five amounts, when they are due, and on what
 * grounds.
 *
 * @param cycleEnd the last month of the payment cycle the period belongs to; the period itself for
 *     monthly units
 * @param rules subjects of the publications used, none where the amounts were stated
 */
public record Assessment(
        FundAmounts amounts, LocalDate dueOn, ContributionMonth cycleEnd, List<String> rules) {
    public Assessment {
        rules = List.copyOf(rules);
    }

    /**
     * Assesses a declaration. The rates, the payment cycle and the budget flag that hold on the
     * first day of the period count.
     *
     * @throws org.socai.ledger.rules.MissingRule where a rate or due-date rule of the period has
     *     not been published
     */
    public static Assessment of(
            Declaration declaration,
            Timeline<PaymentCycle> cycle,
            Timeline<Boolean> budgetFunded,
            RuleBook rules) {
        var period = declaration.period();
        var cycleEnd = cycle.at(period.firstDay()).endOf(period);
        var dueOn = rules.dueDateRule(period).rule().dueOn(cycleEnd);
        var stated = declaration.stated();
        if (stated != null) {
            return new Assessment(stated, dueOn, cycleEnd, List.of());
        }
        var rates = rules.contributions(period, budgetFunded.at(period.firstDay()));
        var amounts = rates.on(declaration.wageFund(), declaration.uiWageFund());
        return new Assessment(amounts, dueOn, cycleEnd, rates.rules());
    }
}
