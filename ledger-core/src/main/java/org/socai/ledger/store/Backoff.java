package org.socai.ledger.store;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before trying again after a lost race: longer each time up to some sixty
 * milliseconds, and not all at once.
 */
public final class Backoff {
    private static final int LONGEST_DOUBLINGS = 6;

    private Backoff() {}

    public static void after(int attempt) throws InterruptedException {
        long most = 1L << Math.min(attempt, LONGEST_DOUBLINGS);
        Thread.sleep(Duration.ofMillis(1 + ThreadLocalRandom.current().nextLong(most)));
    }
}
