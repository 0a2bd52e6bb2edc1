package org.socai.ledger.unit;

import java.util.ArrayList;
import java.util.List;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.ExactSum;
import org.socai.ledger.contribution.Fund;

/**
 * The principal one unit owes one fund, month by month, while a derivation runs through time.
 *
 * <p>Periods are kept in order; their due dates never go backwards in that order, because a payment
 * cycle changes only where cycles of both kinds begin. A month paid before the derivation began is
 * not listed until a fact touches it. Mutable, for use inside one derivation.
 */
final class FundAccount {
    final Fund fund;
    private final BroughtForward broughtForward;
    private final List<FundMonth> months;
    private int firstOpen;
    private long outstanding;

    FundAccount(Fund fund, BroughtForward broughtForward) {
        this.fund = fund;
        this.broughtForward = broughtForward;
        this.months = new ArrayList<>(broughtForward.of(fund).unpaid());
        for (var month : months) {
            outstanding += month.unpaid();
        }
    }

    long outstanding() {
        return outstanding;
    }

    /** Principal unpaid whose due date lies before a day (days since 1970). */
    long overdueOn(long day) {
        long overdue = 0;
        for (int i = firstOpen(); i < months.size() && months.get(i).due() < day; i++) {
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
                i < months.size() && months.get(i).cycleEnd().index() <= lastCycleEnd;
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
        for (int i = firstOpen(); i < months.size(); i++) {
            var month = months.get(i);
            long due = month.due();
            if (due >= lastDay) {
                break;
            }
            long days = lastDay - Math.max(firstDay, due + 1) + 1;
            sum.add(month.unpaid(), Math.multiplyExact(days, ratePerDay));
            overdue += month.unpaid();
        }
        return overdue;
    }

    void arise(ContributionMonth period, Assessment assessment, long amount) {
        int at = listed(period, assessment);
        months.set(at, months.get(at).raisedBy(amount));
        outstanding = Math.addExact(outstanding, amount);
        firstOpen = Math.min(firstOpen, at);
    }

    /**
     * Lowers what a period holds: first the unpaid part, then the allocated part.
     *
     * @return how much of the allocated part was released and is money again
     */
    long lower(
            ContributionMonth period, Assessment assessment, long amount, AllocationLines lines) {
        int at = listed(period, assessment);
        var month = months.get(at);
        if (month.arisen() < amount) {
            throw new IllegalStateException(
                    "an accepted adjustment takes fund " + fund + " below zero");
        }
        long released = Math.max(0, amount - month.unpaid());
        months.set(at, month.loweredBy(amount, released));
        outstanding -= amount - released;
        if (released > 0) {
            lines.principal(fund, period, month.dueOn(), -released);
        }
        return released;
    }

    /**
     * The due date of the oldest unpaid principal, or {@link Long#MAX_VALUE} when nothing is
     * unpaid.
     */
    long nextDue() {
        int open = firstOpen();
        return open < months.size() ? months.get(open).due() : Long.MAX_VALUE;
    }

    /**
     * Pays principal due no later than {@code lastDue}, oldest first; returns what is left of the
     * money.
     */
    long pay(long money, long lastDue, AllocationLines lines) {
        long left = money;
        for (int i = firstOpen(); left > 0 && i < months.size(); i++) {
            var month = months.get(i);
            if (month.due() > lastDue) {
                break;
            }
            long part = Math.min(left, month.unpaid());
            if (part > 0) {
                months.set(i, month.paidBy(part));
                outstanding -= part;
                left -= part;
                lines.principal(fund, month.period(), month.dueOn(), part);
            }
        }
        return left;
    }

    /** The months with something unpaid, in order of period. */
    List<FundMonth> unpaid() {
        var unpaid = new ArrayList<FundMonth>();
        for (int i = firstOpen(); i < months.size(); i++) {
            if (months.get(i).unpaid() != 0) {
                unpaid.add(months.get(i));
            }
        }
        return unpaid;
    }

    /** What arose for a period in all; zero for one whose total is forgotten and untouched. */
    long arisen(ContributionMonth period) {
        int at = indexOf(period.index());
        return at < 0 ? broughtForward.totalOf(period).of(fund) : months.get(at).arisen();
    }

    /** The index of the latest period listed, or {@link Integer#MIN_VALUE}. */
    int lastListed() {
        return months.isEmpty() ? Integer.MIN_VALUE : months.getLast().period().index();
    }

    private int firstOpen() {
        while (firstOpen < months.size() && months.get(firstOpen).unpaid() == 0) {
            firstOpen++;
        }
        return firstOpen;
    }

    /** Where a period stands; one that is not listed had been paid, or nothing arose for it. */
    private int listed(ContributionMonth period, Assessment assessment) {
        int at = indexOf(period.index());
        if (at >= 0) {
            return at;
        }
        at = -at - 1;
        long paid = broughtForward.totalOf(period).of(fund); // what is not listed is paid
        months.add(
                at, new FundMonth(period, assessment.cycleEnd(), assessment.dueOn(), paid, paid));
        if (at < firstOpen) {
            firstOpen++;
        }
        return at;
    }

    /**
     * Where a period stands, or ought to, as a binary search says it; most facts are about the
     * latest.
     */
    private int indexOf(int index) {
        int low = 0;
        int high = months.size() - 1;
        if (high >= 0 && months.get(high).period().index() < index) {
            return -high - 2;
        }
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = months.get(middle).period().index();
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
