package org.socai.projections.arrears;

import java.util.ArrayList;
import java.util.List;
import org.socai.projections.arrears.OpenItems.Item;
import org.socai.projections.arrears.UnitAccount.Open;

/**
 * What is known of one unit at the dates of a question. Days are counted from 1970.
 *
 * @param account as known then, but for what is open
 * @param items what counts on some of the days in question
 * @param lates declarations booked late by the day
 * @param quarantined whether events of it are missing
 */
record KnownUnit(
        String unit,
        UnitAccount account,
        List<Counted> items,
        List<Late> lates,
        boolean quarantined) {

    /** What its principal is overdue on a day, over all funds, and of how many months. */
    record Overdue(long amount, int months) {
        static final Overdue NONE = new Overdue(0, 0);

        Overdue plusMonth(long sum) {
            return sum > 0 ? new Overdue(Math.addExact(amount, sum), months + 1) : this;
        }
    }

    void count(Open part, int day) {
        var portion = part.portion();
        if (portion.countsFrom() <= day) {
            items.add(
                    new Counted(
                            part.period(),
                            part.dueOn(),
                            portion.countsFrom(),
                            day + 1,
                            portion.amounts()));
        }
    }

    Overdue overdue(int day) {
        var sums = new ArrayList<MonthSum>(4);
        for (var item : items) {
            if (item.isPrincipal() && item.until() > day) {
                of(sums, item.period()).add(item.amounts().total());
            }
        }
        var overdue = Overdue.NONE;
        for (var sum : sums) {
            overdue = overdue.plusMonth(sum.amount);
        }
        return overdue;
    }

    private static final class MonthSum {
        final int period;
        long amount;

        MonthSum(int period) {
            this.period = period;
        }

        void add(long more) {
            amount = Math.addExact(amount, more);
        }
    }

    /** From the end, because what is open is in the order of its months. */
    private static MonthSum of(List<MonthSum> sums, int period) {
        for (int i = sums.size() - 1; i >= 0; i--) {
            if (sums.get(i).period == period) {
                return sums.get(i);
            }
        }
        var sum = new MonthSum(period);
        sums.add(sum);
        return sum;
    }

    /**
     * Charge that stands posted through the end of its last closed month, less what was paid by the
     * day.
     *
     * @param after the last day that everything is posted for
     */
    long posted(int after, int day) {
        long posted = 0;
        for (var item : items) {
            if (item.period() == Item.NONE && item.until() > day) {
                posted = Math.addExact(posted, item.amounts().total());
            }
        }
        for (var month : account.charged.entrySet()) {
            if (month.getKey() > after && month.getKey() <= day) {
                posted = Math.subtractExact(posted, month.getValue());
            }
        }
        return posted;
    }
}
