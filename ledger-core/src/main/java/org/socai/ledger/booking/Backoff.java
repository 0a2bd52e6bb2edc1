package org.socai.ledger.booking;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before deciding again after a lost race: longer each time, and not all at once.
 */
final class Backoff {
    private Backoff() {}

    static void after(int attempt) {
        long most = 1L << Math.min(attempt, 6);
        try {
            Thread.sleep(Duration.ofMillis(1 + ThreadLocalRandom.current().nextLong(most)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BookingFailed("interrupted while waiting to decide again", interrupted);
        }
    }
}
