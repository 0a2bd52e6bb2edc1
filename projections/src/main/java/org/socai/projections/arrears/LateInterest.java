package org.socai.projections.arrears;

import java.time.LocalDate;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.rules.FundGroup;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.rules.RuleEvent.MonthlyInterestPublished;

/**
 * The monthly interest that declarations booked late bring on the day of their booking: their
 * amounts times the rate of each computation gone by, rounded by fund and computation, whatever
 * money lay unallocated (policy {@code LATE_BOOKING_CHARGED_IN_FULL}). Due dates tell cycles here,
 * see {@link OpenStretch}.
 */
final class LateInterest {
    private final RuleBook rules;
    private final MonthlyInterestPublished interest;

    LateInterest(RuleBook rules) {
        this.rules = rules;
        this.interest = rules.monthlyInterest();
    }

    /**
     * The interest of one declaration over all funds, in dong; an amount that lowers brings none.
     *
     * @throws org.socai.ledger.rules.MissingRule where the book lacks a rate that it needs
     */
    long of(Late late) {
        var due = ContributionMonth.of(LocalDate.ofEpochDay(late.dueOn()));
        long sum = 0;
        for (var missed : interest.missedBy(due, LocalDate.ofEpochDay(late.bookedOn()))) {
            int year = interest.yearOfRateForLateBooking(missed);
            sum = Math.addExact(sum, ofComputation(late.amounts(), year));
        }
        return sum;
    }

    private long ofComputation(FundAmounts amounts, int year) {
        return FundAmounts.of(fund -> interest(fund, year, amounts.of(fund))).total();
    }

    private long interest(Fund fund, int year, long amount) {
        return amount > 0
                ? rules.lateInterest(FundGroup.of(fund), year).ratePerMonth().timesHalfUp(amount)
                : 0;
    }
}
