package org.socai.ledger.axon;

import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.RetryScheduler;
import org.axonframework.modelling.command.ConcurrencyException;
import org.socai.ledger.store.Backoff;

/**
 * Decides a command again after a lost race, at once and in the thread of its sender, for as long
 * as may be expected to win one of them. Nothing else is tried again: a refusal would be the same,
 * and after a lost database the sender decides.
 */
final class DecidingAgain implements RetryScheduler {
    private static final int MOST = 16;

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
        if (lastFailure instanceof MoreIsKnown more) {
            more.decide(dispatch);
        } else {
            dispatch.run();
        }
        return true;
    }

    /** False when interrupted. */
    private static boolean pause(int attempt) {
        try {
            Backoff.after(attempt);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
