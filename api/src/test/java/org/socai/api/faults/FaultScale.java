package org.socai.api.faults;

import java.util.Random;

/**
 * How much is broken, and at which instants: {@code -Dsocai.faults=long} breaks as much as a
 * release is judged by, anything else as much as every build can wait for. The seed is printed, and
 * set by {@code -Dsocai.faults.seed}; it fixes what the clients send and when something strikes,
 * though not what the machine is doing at that instant.
 */
public final class FaultScale {
    private static final boolean LONG = "long".equals(System.getProperty("socai.faults"));
    private static final long SEED = Long.getLong("socai.faults.seed", System.nanoTime());

    private FaultScale() {}

    /** One of two numbers, by the scale of this run. */
    public static int of(int everyBuild, int atLength) {
        return LONG ? atLength : everyBuild;
    }

    /** The random numbers of a test, and a line that says how to have the same ones again. */
    static Random random(Class<?> test) {
        System.out.printf(
                "%s: -Dsocai.faults.seed=%d -Dsocai.faults=%s%n",
                test.getSimpleName(), SEED, LONG ? "long" : "short");
        return new Random(SEED ^ test.getSimpleName().hashCode());
    }
}
