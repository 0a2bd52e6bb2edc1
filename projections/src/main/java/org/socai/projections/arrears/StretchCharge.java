package org.socai.projections.arrears;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.FundAmounts;

/** What principal costs on the days of a stretch, one unit after the other. Not thread-safe. */
final class StretchCharge {
    private static final long WHOLE = 100_000_000;
    private static final int HI = 4;

    /** The same as of the stretch, with days counted from 1970. */
    private record Window(int key, int from, int through, int dueThrough, long si, long hi) {}

    private record DailyCharge(int from, int until, long rate) {}

    private final OpenStretch stretch;
    private final int after;
    private final int firstKey;
    private final Window[] windows;
    private final DailyCharge[] dailyCharges;
    private final long[][] sums;

    StretchCharge(OpenStretch stretch) {
        this.stretch = stretch;
        this.after = day(stretch.after());
        this.firstKey = OpenStretch.key(ContributionMonth.of(stretch.after()));
        this.windows = stretch.windows().stream().map(this::window).toArray(Window[]::new);
        this.dailyCharges =
                stretch.dailyCharges().stream()
                        .map(c -> new DailyCharge(day(c.from()), day(c.until()), c.rate()))
                        .toArray(DailyCharge[]::new);
        int lastKey = OpenStretch.key(ContributionMonth.of(stretch.day()));
        this.sums = new long[lastKey - firstKey + 2][5];
    }

    private Window window(OpenStretch.Window window) {
        return new Window(
                window.key() - firstKey,
                day(window.from()),
                day(window.through()),
                day(window.dueThrough()),
                window.si(),
                window.hi());
    }

    private static int day(LocalDate day) {
        return (int) day.toEpochDay();
    }

    /**
     * Whether a declaration booked late brings what cannot be told from it alone, because it was
     * assessed anew.
     */
    boolean isIntricate(Late late) {
        return isWithin(late) && late.assessedAnew();
    }

    private boolean isWithin(Late late) {
        return late.bookedOn() > after;
    }

    /**
     * The charge of a unit, in dong, rounded by month and fund.
     *
     * @throws org.socai.ledger.rules.MissingRule where a declaration booked late needs a rate that
     *     was not known
     * @throws ArithmeticException where an amount times days times rate is too large
     */
    long of(List<Counted> items, List<Late> lates) {
        for (var sum : sums) {
            Arrays.fill(sum, 0);
        }
        for (var item : items) {
            if (item.isPrincipal()) {
                add(item);
            }
        }
        long charge = 0;
        for (var late : lates) {
            if (isWithin(late)) {
                add(late);
                charge = Math.addExact(charge, stretch.lateInterest().of(late));
            }
        }
        for (var sum : sums) {
            for (long fund : sum) {
                charge = Math.addExact(charge, Math.addExact(fund, WHOLE / 2) / WHOLE);
            }
        }
        return charge;
    }

    private void add(Counted item) {
        for (var window : windows) {
            int from = Math.max(item.from(), window.from());
            int until = Math.min(item.until(), window.through() + 1);
            if (from < until && item.dueOn() <= window.dueThrough()) {
                int days = until - from;
                add(window.key(), item.amounts(), days * window.si(), days * window.hi());
            }
        }
    }

    /** It brings its days gone by in the month of its booking. */
    private void add(Late late) {
        int key = OpenStretch.key(ContributionMonth.of(LocalDate.ofEpochDay(late.bookedOn())));
        var amounts = FundAmounts.of(fund -> Math.max(late.amounts().of(fund), 0));
        for (var charge : dailyCharges) {
            int from = Math.max(late.dueOn() + 1, charge.from());
            int until = Math.min(late.bookedOn(), charge.until());
            if (from < until) {
                long rate = (until - from) * charge.rate();
                add(key - firstKey, amounts, rate, rate);
            }
        }
    }

    private void add(int key, FundAmounts amounts, long si, long hi) {
        var sum = sums[key];
        sum[0] = plus(sum[0], amounts.sm(), si);
        sum[1] = plus(sum[1], amounts.rs(), si);
        sum[2] = plus(sum[2], amounts.oad(), si);
        sum[3] = plus(sum[3], amounts.ui(), si);
        sum[HI] = plus(sum[HI], amounts.hi(), hi);
    }

    private static long plus(long sum, long amount, long rate) {
        return Math.addExact(sum, Math.multiplyExact(amount, rate));
    }
}
