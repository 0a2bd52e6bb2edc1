package org.socai.ledger.unit;

import java.time.LocalDate;
import org.socai.ledger.contribution.ContributionMonth;

/**
 * What arose for one fund and period, and how much of it is paid. Immutable.
 *
 * @param cycleEnd the last month of the payment cycle the period belongs to
 * @param arisen dong, never below zero
 * @param paid dong, never above what arose
 */
record FundMonth(
        ContributionMonth period,
        ContributionMonth cycleEnd,
        LocalDate dueOn,
        long arisen,
        long paid) {
    long unpaid() {
        return arisen - paid;
    }

    /** The due date in days since 1970. */
    long due() {
        return dueOn.toEpochDay();
    }

    FundMonth raisedBy(long amount) {
        return new FundMonth(period, cycleEnd, dueOn, Math.addExact(arisen, amount), paid);
    }

    /** Less by an amount, of which a part had been paid. */
    FundMonth loweredBy(long amount, long released) {
        return new FundMonth(period, cycleEnd, dueOn, arisen - amount, paid - released);
    }

    FundMonth paidBy(long amount) {
        return new FundMonth(period, cycleEnd, dueOn, arisen, paid + amount);
    }
}
