package org.socai.api.bench;

import java.util.Arrays;
import java.util.List;

/** What repeated measurements of one thing came to. */
record Figures(double median, double lowest, double highest, int samples) {
    static Figures of(List<Double> samples) {
        return of(samples.stream().mapToDouble(Double::doubleValue).toArray());
    }

    static Figures of(double... samples) {
        if (samples.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        var sorted = samples.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median =
                sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Figures(median, sorted[0], sorted[sorted.length - 1], sorted.length);
    }
}
