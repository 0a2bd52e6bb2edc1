package org.socai.api.bench;

import java.util.Arrays;

/** Times of many single things, in nanoseconds; every one is kept, so percentiles are exact. */
final class Latencies {
    private static final double NANOS_IN_A_MILLISECOND = 1e6;

    private final long[] sorted;

    Latencies(long[] nanos) {
        if (nanos.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        this.sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    /** Milliseconds that so many in a hundred did not exceed. */
    double percentile(int percent) {
        int rank = (int) Math.ceilDiv((long) sorted.length * percent, 100L);
        return sorted[Math.max(1, rank) - 1] / NANOS_IN_A_MILLISECOND;
    }

    /** The percentile, with the spread from the fastest to the slowest. */
    Figures at(int percent) {
        return new Figures(
                percentile(percent),
                sorted[0] / NANOS_IN_A_MILLISECOND,
                sorted[sorted.length - 1] / NANOS_IN_A_MILLISECOND,
                sorted.length);
    }
}
