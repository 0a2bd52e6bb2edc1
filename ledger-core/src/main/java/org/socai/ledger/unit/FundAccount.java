package org.socai.ledger.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.ExactSum;
import org.socai.ledger.contribution.Fund;

/**
 * The principal one unit owes one fund, month by month, while a derivation runs through time.
 *
 * <p>Periods are kept in order; their due dates never go backwards in that order, because a payment
 * cycle changes only where cycles of both kinds begin. Mutable, for use inside one derivation.
 */
final class FundAccount {
    /** What arose for one period and how much of it is paid. */
    private static final class Month {
        final ContributionMonth period;
        final int index;
        final int cycleEnd;
        final LocalDate dueOn;
        final long due;
        long arisen;
        long paid;

        Month(ContributionMonth period, Assessment assessment) {
            this.period = period;
            this.index = period.index();
            this.cycleEnd = assessment.cycleEnd().index();
            this.dueOn = assessment.dueOn();
            this.due = dueOn.toEpochDay();
        }

        long unpaid() {
            return arisen - paid;
        }
    }

    final Fund fund;
    private final List<Month> months = new ArrayList<>();
    private int firstOpen;
    private long outstanding;

    FundAccount(Fund fund) {
        this.fund = fund;
    }

    long outstanding() {
        return outstanding;
    }

    /** Principal unpaid whose due date lies before a day (days since 1970). */
    long overdueOn(long day) {
        long overdue = 0;
        for (int i = firstOpen(); i < months.size() && months.get(i).due < day; i++) {
            overdue += months.get(i).unpaid();
        }
        return overdue;
    }

    /**
     * Principal unpaid of cycles that ended with {@code lastCycleEnd} or earlier: the base of
     * monthly interest.
     */
    long outstandingOfCyclesThrough(int lastCycleEnd) {
        long base = 0;
        for (int i = firstOpen();
                i < months.size() && months.get(i).cycleEnd <= lastCycleEnd;
                i++) {
            base += months.get(i).unpaid();
        }
        return base;
    }

    /**
     * Adds to a sum, for each day of a span, the unpaid principal that is overdue on it times a
     * daily rate.
     *
     * @return what is overdue on the last day
     */
    long addOverdueDays(long firstDay, long lastDay, long ratePerDay, ExactSum sum) {
        long overdue = 0;
        for (int i = firstOpen(); i < months.size() && months.get(i).due < lastDay; i++) {
            var month = months.get(i);
            long days = lastDay - Math.max(firstDay, month.due + 1) + 1;
            sum.add(month.unpaid(), Math.multiplyExact(days, ratePerDay));
            overdue += month.unpaid();
        }
        return overdue;
    }

    void arise(ContributionMonth period, Assessment assessment, long amount) {
        int at = indexOf(period);
        if (at < 0) {
            at = -at - 1;
            months.add(at, new Month(period, assessment));
            if (at < firstOpen) {
                firstOpen++;
            }
        }
        var month = months.get(at);
        month.arisen = Math.addExact(month.arisen, amount);
        outstanding = Math.addExact(outstanding, amount);
        firstOpen = Math.min(firstOpen, at);
    }

    /**
     * Lowers what a period holds: first the unpaid part, then the allocated part.
     *
     * @return how much of the allocated part was released and is money again
     */
    long lower(ContributionMonth period, long amount, AllocationLines lines) {
        int at = indexOf(period);
        if (at < 0 || months.get(at).arisen < amount) {
            throw new IllegalStateException(
                    "an accepted adjustment takes fund " + fund + " below zero");
        }
        var month = months.get(at);
        long unpaid = month.unpaid();
        month.arisen -= amount;
        long released = Math.max(0, amount - unpaid);
        month.paid -= released;
        outstanding -= amount - released;
        if (released > 0) {
            lines.principal(fund, period, month.dueOn, -released);
        }
        return released;
    }

    /**
     * The due date of the oldest unpaid principal, or {@link Long#MAX_VALUE} when nothing is
     * unpaid.
     */
    long nextDue() {
        int open = firstOpen();
        return open < months.size() ? months.get(open).due : Long.MAX_VALUE;
    }

    /**
     * Pays principal due no later than {@code lastDue}, oldest first; returns what is left of the
     * money.
     */
    long pay(long money, long lastDue, AllocationLines lines) {
        long left = money;
        for (int i = firstOpen();
                left > 0 && i < months.size() && months.get(i).due <= lastDue;
                i++) {
            var month = months.get(i);
            long part = Math.min(left, month.unpaid());
            if (part > 0) {
                month.paid += part;
                outstanding -= part;
                left -= part;
                lines.principal(fund, month.period, month.dueOn, part);
            }
        }
        return left;
    }

    private int firstOpen() {
        while (firstOpen < months.size() && months.get(firstOpen).unpaid() == 0) {
            firstOpen++;
        }
        return firstOpen;
    }

    /**
     * Where a period stands, or ought to, as a binary search says it; most facts are about the
     * latest.
     */
    private int indexOf(ContributionMonth period) {
        int index = period.index();
        int low = 0;
        int high = months.size() - 1;
        if (high >= 0 && months.get(high).index < index) {
            return -high - 2;
        }
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = months.get(middle).index;
            if (found == index) {
                return middle;
            }
            if (found < index) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }
}
