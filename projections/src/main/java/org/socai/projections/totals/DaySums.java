package org.socai.projections.totals;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.socai.ledger.store.BinaryCopy;
import org.socai.projections.movement.MovementKind;
import org.socai.projections.totals.KnownPlaces.Place;

/**
 * The movements of one block added up by office, kind and day, to the same rows as {@link
 * BlockTotals} makes in SQL. Days are counted from 1970. Refuses overflow. Not thread-safe.
 */
@SuppressWarnings("EnumOrdinal") // only in memory
final class DaySums {
    private static final MovementKind[] KINDS = MovementKind.values();

    /** Comes after the kinds of movements: principal, by the day from which it is overdue. */
    private static final int OVERDUE = KINDS.length;

    private static final int AMOUNTS = 6;

    /** Days, offices, kinds and a mark share the 64 bits of a key. */
    private static final int MOST_OFFICES = 1 << 24;

    private static final int BROUGHT_FORWARD = 2;

    /** Keys differ in few bits, which a map would fold onto each other: they are spread by this. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private static final long GATHER = inverse(SPREAD);

    private final Map<Long, long[]> sums = new HashMap<>();

    /** What undoes a multiplication of 64 bits by an odd number; each round doubles the bits. */
    private static long inverse(long odd) {
        long inverse = odd;
        while (inverse * odd != 1) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }

    /**
     * Adds a movement of a unit that has a place, or takes it off.
     *
     * @param sign 1 or -1
     */
    void add(Place place, MovedAmounts moved, int sign) {
        addOnDay(place, moved.kind().ordinal(), moved.effectiveOn(), moved.amounts(), sign);
        if (moved.kind() == MovementKind.OBLIGATION || moved.kind() == MovementKind.ALLOCATION) {
            addOnDay(place, OVERDUE, moved.overdueFrom(), moved.amounts(), sign);
        }
    }

    /** What counts before a unit comes is added when it comes; all is taken off when it leaves. */
    private void addOnDay(Place place, int kind, long day, long[] amounts, int sign) {
        if (day >= place.until()) {
            return;
        }
        long from = Math.max(day, place.from());
        add(key(place.office(), kind, from, isBroughtForward(day, from)), amounts, sign);
        if (place.until() != Place.FOREVER) {
            long until = place.until();
            add(key(place.office(), kind, until, isBroughtForward(day, until)), amounts, -sign);
        }
    }

    private static boolean isBroughtForward(long day, long at) {
        return day < at && day < LocalDate.ofEpochDay(at).withDayOfYear(1).toEpochDay();
    }

    private static long key(int office, int kind, long day, boolean broughtForward) {
        if (office >= MOST_OFFICES) {
            throw new IllegalStateException("more offices than can be added up: " + office);
        }
        return ((long) Math.toIntExact(day) << 32)
                | ((long) office << 8)
                | ((long) kind << 2)
                | (broughtForward ? BROUGHT_FORWARD : 0);
    }

    private void add(long key, long[] amounts, int sign) {
        addSpread(key * SPREAD, amounts, sign);
    }

    private void addSpread(long key, long[] amounts, int sign) {
        var sum = sums.computeIfAbsent(key, _ -> new long[AMOUNTS]);
        for (int i = 0; i < AMOUNTS; i++) {
            sum[i] = Math.addExact(sum[i], Math.multiplyExact(sign, amounts[i]));
        }
    }

    /** Adds what other blocks come to. */
    void addAll(DaySums other) {
        other.sums.forEach((key, amounts) -> addSpread(key, amounts, 1));
    }

    /** Writes what is not 0, by day and by month, in the order of days as the index has it. */
    void write(BinaryCopy rows, int level, long block, KnownPlaces places) {
        var monthly = new DaySums();
        sums.forEach((key, amounts) -> monthly.add(monthOf(key * GATHER), amounts, 1));
        write(rows, level, block, false, places);
        monthly.write(rows, level, block, true, places);
    }

    private void write(
            BinaryCopy rows, int level, long block, boolean monthly, KnownPlaces places) {
        var keys = sums.keySet().stream().mapToLong(key -> key * GATHER).sorted().toArray();
        for (long key : keys) {
            write(
                    rows,
                    level,
                    block,
                    monthly,
                    key,
                    Objects.requireNonNull(sums.get(key * SPREAD)),
                    places);
        }
    }

    private static long monthOf(long key) {
        long day = LocalDate.ofEpochDay(key >> 32).withDayOfMonth(1).toEpochDay();
        return (day << 32) | (key & 0xFFFF_FFFFL);
    }

    private static void write(
            BinaryCopy rows,
            int level,
            long block,
            boolean monthly,
            long key,
            long[] amounts,
            KnownPlaces places) {
        if (isZero(amounts)) {
            return;
        }
        var office = places.office((int) (key >> 8) & (MOST_OFFICES - 1));
        int kind = (int) (key >> 2) & 63;
        rows.row()
                .small(level)
                .number(block)
                .truth(monthly)
                .day(key >> 32)
                .text(office.code())
                .truth(office.budgetFunded())
                .text(kind == OVERDUE ? "OVERDUE" : KINDS[kind].name())
                .truth((key & BROUGHT_FORWARD) != 0);
        for (long amount : amounts) {
            rows.number(amount);
        }
    }

    private static boolean isZero(long[] amounts) {
        for (long amount : amounts) {
            if (amount != 0) {
                return false;
            }
        }
        return true;
    }
}
