package org.socai.ledger.axon;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.RetryScheduler;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Decides a command again after a lost race, at once and in the thread of its sender. Nothing else
 * is tried again: a refusal would be the same, and after a lost database the sender decides.
 */
final class DecidingAgain implements RetryScheduler {
    private static final int MOST = 40;
    private static final int LONGEST_PAUSE_MILLIS = 64;

    @Override
    @SuppressWarnings("rawtypes") // as Axon declares it
    public boolean scheduleRetry(
            CommandMessage command,
            RuntimeException lastFailure,
            List<Class<? extends Throwable>[]> failures,
            Runnable dispatch) {
        if (!(lastFailure instanceof ConcurrencyException) || failures.size() > MOST) {
            return false;
        }
        if (failures.size() > 1 && !pause(failures.size())) {
            return false;
        }
        dispatch.run();
        return true;
    }

    /** Longer each time, and not all at once; false when interrupted. */
    private static boolean pause(int attempt) {
        long most = Math.min(LONGEST_PAUSE_MILLIS, 1L << Math.min(attempt, 10));
        try {
            Thread.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextLong(most)));
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
