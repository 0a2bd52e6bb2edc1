package org.socai.ledger.store;

import java.time.Duration;

/**
 * How long and how wide the tests of faults go: a few seconds each in every build, and as long as a
 * night with {@code -Dsocai.faults=long}.
 */
public final class FaultScale {
    private static final boolean LONG = "long".equals(System.getProperty("socai.faults"));

    /** How long a run with faults goes on. */
    public static final Duration RUN = Duration.ofSeconds(LONG ? 300 : 4);

    /** The longest time that a slow transaction holds its events back. */
    public static final Duration LONGEST_HOLD = Duration.ofSeconds(LONG ? 90 : 3);

    /** Commands that each of many callers sends. */
    public static final int COMMANDS = LONG ? 500 : 8;

    /** Callers that send at the same time. */
    public static final int CALLERS = 64;

    /** Events of a replay whose speed is compared. */
    public static final int REPLAYED = LONG ? 400_000 : 20_000;

    private FaultScale() {}
}
