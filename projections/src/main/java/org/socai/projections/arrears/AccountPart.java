package org.socai.projections.arrears;

import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.packed.Packed;
import org.socai.ledger.packed.Unpacked;

/**
 * The accounts of some units as one text of bytes, by unit code. Which part a unit is in follows
 * from its code, so that one unit can be replaced without touching all. Immutable.
 */
final class AccountPart {
    static final int PARTS = 16;

    static final AccountPart EMPTY = new AccountPart(new byte[0], 0);

    private final byte[] bytes;
    private final int size;

    /**
     * @param bytes as {@link #bytes()} gave them
     * @param size how many units and open items they hold
     */
    AccountPart(byte[] bytes, int size) {
        this.bytes = bytes;
        this.size = size;
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    static int of(String unit) {
        return Math.floorMod(unit.hashCode(), PARTS);
    }

    /**
     * Hands over every account.
     *
     * @param day what counts only after it is left out
     */
    void forEach(int day, BiConsumer<String, UnitAccount> consumer) {
        var packed = new Unpacked(bytes);
        while (packed.hasMore()) {
            var unit = packed.text();
            packed.small();
            packed.small();
            consumer.accept(unit, UnitAccount.from(packed, day));
        }
    }

    /** Makes what a unit has, given what it had. */
    interface Change {
        /**
         * The unit's account.
         *
         * @param account as it was, which may be changed and returned; a new one for a new unit
         * @return null where there is to be none
         */
        @Nullable UnitAccount apply(String unit, UnitAccount account);
    }

    /** The same with the accounts of some units changed. What no change concerns is only copied. */
    AccountPart with(SortedMap<String, Change> changes) {
        var merging = new Merging(changes);
        var packed = new Unpacked(bytes);
        while (packed.hasMore()) {
            int start = packed.at();
            var unit = packed.text();
            merging.before(unit);
            int had = packed.small();
            int length = packed.small();
            var change = merging.take(unit);
            if (change == null) {
                packed.skip(length);
                merging.copy(bytes, start, packed.at(), had);
            } else {
                merging.write(
                        unit, change.apply(unit, UnitAccount.from(packed, Integer.MAX_VALUE)));
            }
        }
        return merging.end();
    }

    /** Writes old accounts and changed ones in the order of their units. */
    private static final class Merging {
        private final Iterator<Map.Entry<String, Change>> changes;
        private final Packed packed = new Packed();
        private final Packed account = new Packed();
        private Map.@Nullable Entry<String, Change> next;
        private int size;

        Merging(SortedMap<String, Change> changes) {
            this.changes = changes.entrySet().iterator();
            go();
        }

        private void go() {
            next = changes.hasNext() ? changes.next() : null;
        }

        /** Writes the new units that come before another. */
        void before(@Nullable String unit) {
            while (next != null && (unit == null || next.getKey().compareTo(unit) < 0)) {
                write(next.getKey(), next.getValue().apply(next.getKey(), new UnitAccount()));
                go();
            }
        }

        @Nullable Change take(String unit) {
            if (next == null || !next.getKey().equals(unit)) {
                return null;
            }
            var change = next.getValue();
            go();
            return change;
        }

        void copy(byte[] from, int start, int end, int had) {
            packed.bytes(from, start, end);
            size += had;
        }

        void write(String unit, @Nullable UnitAccount changed) {
            if (changed != null) {
                account.clear();
                changed.to(account);
                packed.text(unit).number(changed.size()).all(account);
                size += changed.size();
            }
        }

        AccountPart end() {
            before(null);
            return new AccountPart(packed.toBytes(), size);
        }
    }
}
