package org.socai.ledger.unit;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.Fund;

/**
 * How unallocated money of a unit was applied on one day, after one fact (policy {@code
 * STRICT_FUND_PRIORITY}).
 *
 * @param trigger the fact after which the money was applied
 * @param orderRule the publication that fixed the order of funds
 * @param lines where the money went; a negative line gives back what had been allocated to
 *     principal since lowered
 */
public record Allocation(LocalDate effectiveOn, Trigger trigger, String orderRule, List<Line> lines)
        implements Posting {
    static final Comparator<Allocation> ORDER =
            Comparator.comparing(Allocation::effectiveOn).thenComparing(Allocation::trigger);

    public Allocation {
        lines = List.copyOf(lines);
    }

    /**
     * What kind of moment made money move. The order of the constants is the order within a day.
     */
    public enum Moment {
        INTEREST_COMPUTATION,
        DECLARATION,
        LOWERING_DECLARATION,
        PAYMENT
    }

    /**
     * The moment within the day.
     *
     * @param reference of the declaration or payment; empty for a computation of interest
     */
    public record Trigger(Moment moment, String reference) implements Comparable<Trigger> {
        @Override
        public int compareTo(Trigger other) {
            int byMoment = moment.compareTo(other.moment);
            return byMoment != 0 ? byMoment : CodePoints.ORDER.compare(reference, other.reference);
        }
    }

    /**
     * Money applied to one place.
     *
     * @param period the month whose principal was paid; null where the fund's late charge was paid
     * @param dueOn when that principal was due; null for a charge
     * @param amount dong
     */
    public record Line(
            Fund fund, @Nullable ContributionMonth period, @Nullable LocalDate dueOn, long amount) {
        public boolean isCharge() {
            return period == null;
        }
    }

    /** What was applied in all. */
    public long total() {
        return lines.stream().mapToLong(Line::amount).sum();
    }
}
