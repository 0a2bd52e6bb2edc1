package org.socai.api.dataset;

import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.socai.ledger.contribution.ContributionMonth;

/**
 * The facts of a made-up province: employers of very different sizes that declare and pay month
 * after month, most of them punctually, with what goes wrong in every office: late and corrected
 * declarations, payments in part or of several months at once, transfers that name nobody or come
 * back, and one unit that is corrected over and over again.
 *
 * <p>The same seed and size give the same facts, and the ledger accepts all of them when they come
 * in the order in which they are given. Nothing depends on the clock: the last month is fixed.
 *
 * @param units how many employers, from 1 on
 * @param months how many months they declare, ending with {@link #LAST}; at most {@link #MOST}
 */
public record DataSet(long seed, int units, int months) {
    /** The last month that is declared; what belongs to it may arrive some months later. */
    public static final ContributionMonth LAST = new ContributionMonth(2025, 12);

    /** The shipped contribution rates begin with 2014. */
    public static final int MOST = 144;

    /** Refuses sizes that no ledger could take. */
    public DataSet {
        if (units < 1 || units > 9_999_999) {
            throw new IllegalArgumentException("a data set has 1 to 9,999,999 units");
        }
        if (months < 1 || months > MOST) {
            throw new IllegalArgumentException("a data set has 1 to " + MOST + " months");
        }
    }

    /** A month by its place in the data set, from 0 on. */
    public ContributionMonth month(int index) {
        return LAST.plusMonths(index + 1 - months);
    }

    /** The employers, in the order of their numbers. */
    Stream<Employer> employers() {
        return IntStream.rangeClosed(1, units).mapToObj(number -> Employer.of(this, number));
    }

    /**
     * The facts by the month in which they reach the office. What is late comes in a later month
     * than the one it speaks of, so that there are some months behind the last.
     */
    public Iterator<Arrivals> arrivals() {
        return new ArrivalsByMonth(this);
    }
}
