package org.socai.projections.arrears;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Matches what is taken off the principal of an item with what was added to it, in the order in
 * which both became known. Days are counted from 1970.
 *
 * <p>An amount that counts from one day and is cleared on another is, as known in between, an open
 * item from the first day on; as known later, overdue from the one day to the other. Summed up that
 * is exactly what the movements come to, at any pair of dates and however they are matched. The
 * order of matching is fixed all the same, so that the rows do not depend on where batches end. Not
 * thread-safe.
 */
final class OpenItems {
    /** The principal of one unit and contribution month. */
    record Item(String unit, int period) {}

    /** An amount in dong that counts on a day and after, as known at a position and after. */
    record Portion(int overdueFrom, long knownFrom, long amount) {
        static final Comparator<Portion> ORDER =
                Comparator.comparingLong(Portion::knownFrom)
                        .thenComparingInt(Portion::overdueFrom)
                        .thenComparingLong(Portion::amount);

        Portion with(long other) {
            return new Portion(overdueFrom, knownFrom, other);
        }
    }

    /** Takes what was cleared: as much of a portion as a later one cancels. */
    interface Cleared {
        void was(Item item, Portion portion, int overdueUntil, long knownUntil);
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

    /** Adds a movement of principal. Movements come in the order in which they became known. */
    void move(Item item, Portion movement) {
        var portions = open.computeIfAbsent(item, _ -> new ArrayList<>(1));
        long rest = movement.amount();
        while (rest != 0) {
            var match = match(portions, movement.with(rest));
            if (match == null) {
                portions.add(movement.with(rest));
                return;
            }
            long part = Math.abs(match.amount()) <= Math.abs(rest) ? match.amount() : -rest;
            cleared.was(item, match.with(part), movement.overdueFrom(), movement.knownFrom());
            portions.remove(match);
            if (match.amount() != part) {
                portions.add(match.with(match.amount() - part));
            }
            rest += part;
        }
        if (portions.isEmpty()) {
            open.remove(item);
        }
    }

    /** A portion of the other sign: one of the same day before others, the first known of them. */
    private static @Nullable Portion match(List<Portion> portions, Portion movement) {
        Portion best = null;
        for (var portion : portions) {
            if ((portion.amount() > 0) != (movement.amount() > 0)
                    && (best == null || precedes(portion, best, movement.overdueFrom()))) {
                best = portion;
            }
        }
        return best;
    }

    private static boolean precedes(Portion one, Portion other, int day) {
        boolean sameDay = one.overdueFrom() == day;
        return sameDay == (other.overdueFrom() == day)
                ? Portion.ORDER.compare(one, other) < 0
                : sameDay;
    }

    /** Hands over what stays open. */
    void forEach(BiConsumer<Item, Portion> consumer) {
        open.forEach((item, portions) -> portions.forEach(left -> consumer.accept(item, left)));
    }
}
