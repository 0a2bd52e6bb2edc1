package org.socai.projections.arrears;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.FundAmounts;

/**
 * Matches what is taken off an item with what was added to it, fund by fund, in the order in which
 * both became known. Days are counted from 1970.
 *
 * <p>An amount that counts from one day and is cleared on another is, as known in between, an open
 * item from the first day on; as known later, overdue from the one day to the other. Summed up that
 * is exactly what the movements come to, at any pair of dates and however they are matched. The
 * order of matching is fixed all the same, so that the rows do not depend on where batches end. Not
 * thread-safe.
 */
final class OpenItems {
    /**
     * The principal of one unit, contribution month and due date, or its late charge.
     *
     * @param period the first day of the month; {@link #NONE} for late charge
     * @param dueOn {@link #NONE} for late charge
     */
    record Item(String unit, int period, int dueOn) {
        static final int NONE = Integer.MIN_VALUE;

        static Item charge(String unit) {
            return new Item(unit, NONE, NONE);
        }
    }

    /** Amounts in dong that count on a day and after, as known at a position and after. */
    record Portion(int countsFrom, long knownFrom, FundAmounts amounts) {
        static final Comparator<Portion> ORDER =
                Comparator.comparingLong(Portion::knownFrom).thenComparingInt(Portion::countsFrom);

        Portion with(FundAmounts other) {
            return new Portion(countsFrom, knownFrom, other);
        }

        boolean countsWith(Portion other) {
            return countsFrom == other.countsFrom && knownFrom == other.knownFrom;
        }
    }

    /** Takes what was cleared: as much of a portion as a later one cancels. */
    interface Cleared {
        void was(Item item, Portion portion, int countedUntil, long knownUntil);
    }

    private final Map<Item, List<Portion>> open = new HashMap<>();
    private final Cleared cleared;

    OpenItems(Cleared cleared) {
        this.cleared = cleared;
    }

    /** Adds what an item has open from before. */
    void open(Item item, Portion portion) {
        open.computeIfAbsent(item, _ -> new ArrayList<>(1)).add(portion);
    }

    /** Adds a movement. Movements come in the order in which they became known. */
    void move(Item item, Portion movement) {
        var portions = open.computeIfAbsent(item, _ -> new ArrayList<>(1));
        var rest = movement.amounts();
        var match = match(portions, movement);
        while (match != null) {
            var part = cancelled(match.amounts(), rest);
            cleared.was(item, match.with(part), movement.countsFrom(), movement.knownFrom());
            portions.remove(match);
            add(portions, match.with(match.amounts().minus(part)));
            rest = rest.plus(part);
            match = match(portions, movement.with(rest));
        }
        add(portions, movement.with(rest));
        if (portions.isEmpty()) {
            open.remove(item);
        }
    }

    /**
     * Nothing of it has another sign than what counts from the same day, known from the same
     * position.
     */
    private static void add(List<Portion> portions, Portion portion) {
        if (portion.amounts().equals(FundAmounts.ZERO)) {
            return;
        }
        for (int i = 0; i < portions.size(); i++) {
            var there = portions.get(i);
            if (there.countsWith(portion)) {
                portions.set(i, there.with(there.amounts().plus(portion.amounts())));
                return;
            }
        }
        portions.add(portion);
    }

    /** As much of the one as the other takes off it. */
    private static FundAmounts cancelled(FundAmounts one, FundAmounts other) {
        return new FundAmounts(
                cancelled(one.sm(), other.sm()),
                cancelled(one.rs(), other.rs()),
                cancelled(one.oad(), other.oad()),
                cancelled(one.ui(), other.ui()),
                cancelled(one.hi(), other.hi()));
    }

    private static long cancelled(long one, long other) {
        if (!opposes(one, other)) {
            return 0;
        }
        return Math.abs(one) <= Math.abs(other) ? one : -other;
    }

    private static boolean oppose(FundAmounts one, FundAmounts other) {
        return opposes(one.sm(), other.sm())
                || opposes(one.rs(), other.rs())
                || opposes(one.oad(), other.oad())
                || opposes(one.ui(), other.ui())
                || opposes(one.hi(), other.hi());
    }

    private static boolean opposes(long one, long other) {
        return (one > 0 && other < 0) || (one < 0 && other > 0);
    }

    /** A portion of the other sign: one of the same day before others, the first known of them. */
    private static @Nullable Portion match(List<Portion> portions, Portion movement) {
        Portion best = null;
        for (var portion : portions) {
            if (oppose(portion.amounts(), movement.amounts())
                    && (best == null || precedes(portion, best, movement.countsFrom()))) {
                best = portion;
            }
        }
        return best;
    }

    private static boolean precedes(Portion one, Portion other, int day) {
        boolean sameDay = one.countsFrom() == day;
        return sameDay == (other.countsFrom() == day)
                ? Portion.ORDER.compare(one, other) < 0
                : sameDay;
    }

    /** Hands over what stays open. */
    void forEach(BiConsumer<Item, Portion> consumer) {
        open.forEach((item, portions) -> portions.forEach(left -> consumer.accept(item, left)));
    }
}
