package org.socai.projections.totals;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.TreeMap;
import org.socai.ledger.packed.Packed;
import org.socai.projections.movement.MovementKind;
import org.socai.projections.totals.KnownPlaces.Place;
import org.socai.projections.totals.OfficeFigures.Measure;

/**
 * Movements added up by office, measure and day. A unit counts with all it ever had for the office
 * whose it is on the day of the question: on the day on which it comes all it had before is added,
 * and on the day on which it leaves all is taken off. Days are counted from 1970. Refuses overflow.
 * Not thread-safe.
 */
final class DaySums {
    /** Days, offices, measures and a mark share the 64 bits of a key. */
    private static final int MOST_OFFICES = 1 << 24;

    /** A measure and whether it is brought forward, as {@link PackedTotals} has them. */
    private static final int KIND = 127;

    /** As {@link KeyedSums} has them. */
    private static final int ODD = 1;

    private final Offices offices;
    private final KeyedSums sums = new KeyedSums(PackedTotals.AMOUNTS);

    /**
     * @param offices gives the numbers of places their meaning
     */
    DaySums(Offices offices) {
        this.offices = offices;
    }

    /**
     * Adds a movement of a unit that has a place, or takes it off.
     *
     * @param sign 1 or -1
     */
    void add(Place place, MovedAmounts moved, int sign) {
        var measure = measure(moved.kind());
        addOnDay(place, measure, moved.effectiveOn(), moved.amounts(), sign);
        if (measure == Measure.OBLIGATION || measure == Measure.ALLOCATION) {
            addOnDay(place, Measure.OVERDUE, moved.overdueFrom(), moved.amounts(), sign);
        }
    }

    private static Measure measure(MovementKind kind) {
        return switch (kind) {
            case OBLIGATION -> Measure.OBLIGATION;
            case RECEIPT -> Measure.RECEIPT;
            case ALLOCATION -> Measure.ALLOCATION;
            case CHARGE_ALLOCATION -> Measure.CHARGE_ALLOCATION;
            case CHARGE, HELD -> throw new IllegalArgumentException(kind + " is not added up");
        };
    }

    /** What counts before a unit comes is added when it comes; all is taken off when it leaves. */
    private void addOnDay(Place place, Measure measure, long day, long[] amounts, int sign) {
        if (day >= place.until()) {
            return;
        }
        long from = Math.max(day, place.from());
        sums.add(key(place.office(), measure, from, isBroughtForward(day, from)), amounts, 0, sign);
        if (place.until() != Place.FOREVER) {
            long until = place.until();
            long key = key(place.office(), measure, until, isBroughtForward(day, until));
            sums.add(key, amounts, 0, -sign);
        }
    }

    private static boolean isBroughtForward(long day, long at) {
        return day < at && day < LocalDate.ofEpochDay(at).withDayOfYear(1).toEpochDay();
    }

    private static long key(int office, Measure measure, long day, boolean broughtForward) {
        if (office >= MOST_OFFICES) {
            throw new IllegalStateException("more offices than can be added up: " + office);
        }
        return ((long) Math.toIntExact(day) << 32)
                | ((long) office << 8)
                | ((long) PackedTotals.kind(measure, broughtForward) << 1)
                | ODD;
    }

    /** Adds what was packed before. */
    void add(PackedTotals packed) {
        packed.forEach(
                _ -> true,
                total -> {
                    int office = offices.number(total.office());
                    long key = key(office, total.measure(), total.day(), total.broughtForward());
                    sums.add(key, total.amounts(), 0, 1);
                });
    }

    /** Adds all of another. */
    void addAll(DaySums other) {
        for (long key : other.sums.keysOfSums()) {
            int office = offices.number(other.offices.of(office(key)));
            sums.add(withOffice(key, office), other.sums.array(), other.sums.placeOf(key), 1);
        }
    }

    /** Whether all sums are 0. */
    boolean isEmpty() {
        return sums.keysOfSums().length == 0;
    }

    /** Writes what is not 0: a row for each month with its days, and one with all months. */
    void write(TotalRows rows, int level, long block) {
        var monthly = new KeyedSums(PackedTotals.AMOUNTS);
        long[] keys = sums.keysOfSums();
        int from = 0;
        for (int to = 1; to <= keys.length; to++) {
            long month = firstOfMonth(keys[from]);
            if (to == keys.length || firstOfMonth(keys[to]) != month) {
                for (int i = from; i < to; i++) {
                    long key = (month << 32) | (keys[i] & 0xFFFF_FFFFL);
                    monthly.add(key, sums.array(), sums.placeOf(keys[i]), 1);
                }
                rows.days(level, block, month, packed(sums, Arrays.copyOfRange(keys, from, to)));
                from = to;
            }
        }
        long[] months = monthly.keysOfSums();
        if (months.length > 0) {
            rows.months(level, block, packed(monthly, months));
        }
    }

    private static long firstOfMonth(long key) {
        return LocalDate.ofEpochDay(key >> 32).withDayOfMonth(1).toEpochDay();
    }

    /** In an order that does not depend on the numbers that offices have here. */
    private Packed packed(KeyedSums some, long[] keys) {
        var used = new TreeMap<Office, Integer>();
        for (int number : Arrays.stream(keys).mapToInt(DaySums::office).distinct().toArray()) {
            used.put(offices.of(number), number);
        }
        int[] numbers = used.values().stream().mapToInt(number -> number).toArray();
        var ranks = new int[offices.size()];
        for (int rank = 0; rank < numbers.length; rank++) {
            ranks[numbers[rank]] = rank;
        }
        var ordered = new long[keys.length];
        for (int i = 0; i < keys.length; i++) {
            ordered[i] = withOffice(keys[i], ranks[office(keys[i])]);
        }
        Arrays.sort(ordered);
        var packing = new PackedTotals.Packing(used.keySet());
        for (long key : ordered) {
            int at = some.placeOf(withOffice(key, numbers[office(key)]));
            int kind = (int) (key >> 1) & KIND;
            packing.add(key >> 32, office(key), kind, some.array(), at);
        }
        return packing.packed();
    }

    private static int office(long key) {
        return (int) (key >> 8) & (MOST_OFFICES - 1);
    }

    private static long withOffice(long key, int office) {
        return (key & ~((MOST_OFFICES - 1L) << 8)) | ((long) office << 8);
    }
}
