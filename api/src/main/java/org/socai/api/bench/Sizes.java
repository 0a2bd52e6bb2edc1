package org.socai.api.bench;

import java.time.Duration;
import java.util.List;

/**
 * How large a run is.
 *
 * @param units employers of the province
 * @param scales the steps in which history grows
 * @param warmUpMonths how many months another province grows before anything counts
 * @param sample units that commands are sent to
 * @param replayed about how many events the peers replay
 * @param repetitions of everything that is measured as a rate
 * @param span how long one repetition lasts at the most
 * @param questions how many balances are asked for
 * @param rateQuestions how many overdue rates are asked for
 * @param rows rows that raw limits are measured with
 * @param starts how often a start is measured
 * @param held how long a slow transaction stays open at the most
 * @param slowRun how long slow and fast transactions run beside each other
 * @param peersAt the scales at which the peers are measured too
 */
record Sizes(
        int units,
        List<Scale> scales,
        int warmUpMonths,
        int sample,
        int replayed,
        int repetitions,
        Duration span,
        int questions,
        int rateQuestions,
        int rows,
        int starts,
        Duration held,
        Duration slowRun,
        List<Scale> peersAt) {
    private static final int QUICK_UNITS = 120;
    private static final int FULL_UNITS = 2_000;

    /** Some minutes on two cores. */
    static Sizes quick(int units) {
        var first = new Scale("1x", 2);
        return new Sizes(
                units == 0 ? QUICK_UNITS : units,
                List.of(first, new Scale("4x", 8), new Scale("16x", 32)),
                0,
                120,
                2_000,
                2,
                Duration.ofMillis(1_500),
                200,
                20,
                20_000,
                1,
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                List.of(first));
    }

    /** Ten years and eight months of history at the last step. */
    static Sizes full(int units) {
        var scales = List.of(new Scale("1x", 8), new Scale("4x", 32), new Scale("16x", 128));
        return new Sizes(
                units == 0 ? FULL_UNITS : units,
                scales,
                8,
                2_000,
                30_000,
                3,
                Duration.ofSeconds(8),
                2_000,
                100,
                100_000,
                3,
                Duration.ofSeconds(90),
                Duration.ofSeconds(100),
                scales);
    }

    /** Employers of the province that is forgotten before anything counts. */
    int warmUpUnits() {
        return Math.min(units, FULL_UNITS);
    }

    /** The same, up to a scale. */
    Sizes until(Scale last) {
        return new Sizes(
                units,
                scales.subList(0, scales.indexOf(last) + 1),
                warmUpMonths,
                sample,
                replayed,
                repetitions,
                span,
                questions,
                rateQuestions,
                rows,
                starts,
                held,
                slowRun,
                peersAt);
    }

    int months() {
        return scales.getLast().months();
    }
}
