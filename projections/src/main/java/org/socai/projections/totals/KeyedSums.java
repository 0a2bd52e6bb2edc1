package org.socai.projections.totals;

import java.util.Arrays;

/**
 * Some amounts added up by key, in two arrays rather than in an object for each key. Refuses
 * overflow. Not thread-safe.
 */
final class KeyedSums {
    private static final int FIRST_SLOTS = 1 << 10;

    /** Keys differ in few bits; multiplied by this they differ in the highest. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    /** No key: keys are odd. */
    private static final long NONE = 0;

    private final int amounts;
    private long[] keys = new long[FIRST_SLOTS];
    private long[] sums;
    private int size;

    /**
     * @param amounts how many for each key
     */
    KeyedSums(int amounts) {
        this.amounts = amounts;
        this.sums = new long[FIRST_SLOTS * amounts];
    }

    /**
     * Adds amounts to those of a key, or takes them off.
     *
     * @param key an odd number
     * @param from where the amounts begin
     * @param sign 1 or -1
     */
    void add(long key, long[] added, int from, int sign) {
        int slot = slot(key);
        if (keys[slot] == NONE) {
            if (size >= keys.length >> 1) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
            size++;
        }
        int at = slot * amounts;
        for (int i = 0; i < amounts; i++) {
            long amount = added[from + i];
            sums[at + i] =
                    sign < 0
                            ? Math.subtractExact(sums[at + i], amount)
                            : Math.addExact(sums[at + i], amount);
        }
    }

    /** The keys whose sums are not all 0, in ascending order. */
    long[] keysOfSums() {
        var sorted = new long[size];
        int found = 0;
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != NONE && !isZero(slot * amounts)) {
                sorted[found++] = keys[slot];
            }
        }
        Arrays.sort(sorted, 0, found);
        return Arrays.copyOf(sorted, found);
    }

    private boolean isZero(int from) {
        for (int i = from; i < from + amounts; i++) {
            if (sums[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** The sums of a key that is there, good to be read from {@link #array} from this place on. */
    int placeOf(long key) {
        return slot(key) * amounts;
    }

    long[] array() {
        return sums;
    }

    /** Where a key stands, or would. */
    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) ((key * SPREAD) >>> 32) & mask;
        while (keys[slot] != key && keys[slot] != NONE) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        var before = keys;
        var sumsBefore = sums;
        keys = new long[before.length * 2];
        sums = new long[keys.length * amounts];
        for (int slot = 0; slot < before.length; slot++) {
            if (before[slot] != NONE) {
                int to = slot(before[slot]);
                keys[to] = before[slot];
                System.arraycopy(sumsBefore, slot * amounts, sums, to * amounts, amounts);
            }
        }
    }
}
