package org.socai.projections.totals;

import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.socai.ledger.packed.Packed;
import org.socai.ledger.packed.Unpacked;
import org.socai.projections.totals.OfficeFigures.Measure;

/**
 * Totals of some days in few bytes: the offices among them, then one total after another, by day,
 * office and measure. The same totals are always the same bytes. Days are counted from 1970.
 */
@SuppressWarnings("EnumOrdinal") // Measure says that its order is stored
final class PackedTotals {
    /** The five funds and money. */
    static final int AMOUNTS = 6;

    private static final Measure[] MEASURES = Measure.values();

    private final byte[] bytes;

    PackedTotals(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A measure, and whether what it says was there before the year of the day. */
    static int kind(Measure measure, boolean broughtForward) {
        return measure.ordinal() << 1 | (broughtForward ? 1 : 0);
    }

    /** One of them; the same object every time, with other values. */
    static final class Total {
        private final long[] amounts = new long[AMOUNTS];
        private long day;
        private Office office;
        private int kind;

        private Total(Office office) {
            this.office = office;
        }

        long day() {
            return day;
        }

        Office office() {
            return office;
        }

        Measure measure() {
            return MEASURES[kind >> 1];
        }

        boolean broughtForward() {
            return (kind & 1) != 0;
        }

        /** In whole dong, good until the next total. */
        long[] amounts() {
            return amounts;
        }
    }

    /** Hands over the totals of those offices that are wanted. */
    void forEach(Predicate<Office> wanted, Consumer<Total> consumer) {
        var packed = new Unpacked(bytes);
        var offices = new Office[packed.small()];
        var isWanted = new boolean[offices.length];
        for (int i = 0; i < offices.length; i++) {
            offices[i] = new Office(packed.text(), packed.number() != 0);
            isWanted[i] = wanted.test(offices[i]);
        }
        var total = new Total(offices[0]);
        while (packed.hasMore()) {
            total.day += packed.number();
            int office = packed.small();
            total.office = offices[office];
            total.kind = packed.small();
            for (int i = 0; i < AMOUNTS; i++) {
                total.amounts[i] = packed.number();
            }
            if (isWanted[office]) {
                consumer.accept(total);
            }
        }
    }

    /** Writes totals in the order of their days. */
    static final class Packing {
        private final Packed packed = new Packed();
        private long lastDay;

        /**
         * @param offices in their order, none that no total has
         */
        Packing(Collection<Office> offices) {
            packed.number(offices.size());
            offices.forEach(o -> packed.text(o.code()).number(o.budgetFunded() ? 1 : 0));
        }

        /**
         * Adds one.
         *
         * @param office its place among the offices
         * @param kind as {@link #kind} makes it
         * @param from where the amounts begin
         */
        void add(long day, int office, int kind, long[] amounts, int from) {
            packed.number(day - lastDay).number(office).number(kind);
            lastDay = day;
            for (int i = 0; i < AMOUNTS; i++) {
                packed.number(amounts[from + i]);
            }
        }

        Packed packed() {
            return packed;
        }
    }
}
