package org.socai.projections.arrears;

import java.util.ArrayList;
import java.util.List;

/**
 * Where intervals of whole numbers are kept so that those that contain a number are found without
 * looking at others, with two ordinary indexes: the static interval tree laid over all numbers. An
 * interval is kept at one node, its fork: the number in it that the largest power of two divides.
 * Every interval that contains a number has its fork on the way from the top of the tree to that
 * number. At a fork above the number it contains the number where it begins at or before it, at a
 * fork at or below where it ends after it.
 */
final class IntervalTree {
    private static final int HEIGHT = 48;

    private IntervalTree() {}

    /** The fork of the numbers from the first to before the end; at least one, none below 1. */
    static long fork(long first, long end) {
        if (first < 1 || end <= first) {
            throw new IllegalArgumentException("no interval from " + first + " to " + end);
        }
        long differing = Long.highestOneBit((first - 1) ^ (end - 1));
        return (end - 1) & -differing;
    }

    /** The forks on the way to a number that are larger than it. */
    static List<Long> above(long number) {
        return onTheWay(number).stream().filter(fork -> fork > number).toList();
    }

    /** The forks on the way to a number that are not larger than it. */
    static List<Long> upTo(long number) {
        return onTheWay(number).stream().filter(fork -> fork <= number).toList();
    }

    private static List<Long> onTheWay(long number) {
        var forks = new ArrayList<Long>(HEIGHT);
        for (int height = Long.numberOfTrailingZeros(number); height < HEIGHT; height++) {
            forks.add(number >> (height + 1) << (height + 1) | 1L << height);
        }
        return forks;
    }
}
