package org.socai.ledger.history;

import java.util.function.LongConsumer;

/**
 * Runs a property for many seeds. A failure names its seed; {@code -Dsocai.seed=…} runs that one
 * alone, and {@code -Dsocai.histories=…} multiplies how many are run.
 */
public final class Seeds {
    private Seeds() {}

    public static void each(int count, LongConsumer property) {
        var single = Long.getLong("socai.seed");
        if (single != null) {
            run(single, property);
            return;
        }
        int all = count * Integer.getInteger("socai.histories", 1);
        for (long seed = 1; seed <= all; seed++) {
            run(seed, property);
        }
    }

    private static void run(long seed, LongConsumer property) {
        try {
            property.accept(seed);
        } catch (AssertionError | RuntimeException failed) {
            throw new AssertionError(
                    "seed " + seed + " (run it alone with -Dsocai.seed=" + seed + "): " + failed,
                    failed);
        }
    }
}
