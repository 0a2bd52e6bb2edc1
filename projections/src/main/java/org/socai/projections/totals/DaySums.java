package org.socai.projections.totals;

import java.time.LocalDate;
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

    /** As {@link KeyedSums} has them. */
    private static final int ODD = 1;

    private final KeyedSums sums = new KeyedSums(AMOUNTS);

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
        sums.add(key(place.office(), kind, from, isBroughtForward(day, from)), amounts, 0, sign);
        if (place.until() != Place.FOREVER) {
            long until = place.until();
            long key = key(place.office(), kind, until, isBroughtForward(day, until));
            sums.add(key, amounts, 0, -sign);
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
                | (broughtForward ? BROUGHT_FORWARD : 0)
                | ODD;
    }

    /** Adds what other blocks come to. */
    void addAll(DaySums other) {
        sums.addAll(other.sums);
    }

    /** Writes what is not 0, by day and by month, in the order of days as the index has it. */
    void write(BinaryCopy rows, int level, long block, KnownPlaces places) {
        var monthly = new KeyedSums(AMOUNTS);
        sums.forEachKey(
                key -> {
                    monthly.add(monthOf(key), sums.array(), sums.placeOf(key), 1);
                    write(rows, level, block, false, key, sums, places);
                });
        monthly.forEachKey(key -> write(rows, level, block, true, key, monthly, places));
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
            KeyedSums sums,
            KnownPlaces places) {
        var amounts = sums.array();
        int from = sums.placeOf(key);
        if (isZero(amounts, from)) {
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
        for (int i = 0; i < AMOUNTS; i++) {
            rows.number(amounts[from + i]);
        }
    }

    private static boolean isZero(long[] amounts, int from) {
        for (int i = 0; i < AMOUNTS; i++) {
            if (amounts[from + i] != 0) {
                return false;
            }
        }
        return true;
    }
}
