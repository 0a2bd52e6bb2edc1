package org.socai.ledger.rules;

import java.time.LocalDate;
import org.socai.ledger.contribution.ContributionMonth;

/**
 * When the contributions of a month are due, counted from the last month of the unit's payment
 * cycle.
 */
public enum DueDateRule {
    /** On the last day of the cycle itself (Decision 595/QD-BHXH Art 7). */
    END_OF_CYCLE,
    /** On the last day of the month after the cycle (Law 41/2024/QH15 Art 34.4). */
    END_OF_MONTH_AFTER_CYCLE;

    /**
     * The due date for a cycle that ends with {@code cycleEnd}. Weekends and holidays do not move
     * it.
     */
    public LocalDate dueOn(ContributionMonth cycleEnd) {
        return switch (this) {
            case END_OF_CYCLE -> cycleEnd.lastDay();
            case END_OF_MONTH_AFTER_CYCLE -> cycleEnd.plusMonths(1).lastDay();
        };
    }
}
