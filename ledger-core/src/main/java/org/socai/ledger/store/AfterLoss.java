package org.socai.ledger.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out what became of decisions whose connection was lost before the answer came. */
final class AfterLoss {
    private static final Logger LOG = LoggerFactory.getLogger(AfterLoss.class);

    /** How long the database is asked again. */
    private static final Duration UNTIL_UNKNOWN = Duration.ofSeconds(10);

    private static final Duration POLL = Duration.ofMillis(50);

    private final Runnable committed;

    AfterLoss(Runnable committed) {
        this.committed = committed;
    }

    /**
     * The connection went away without an answer. What is found in the log was recorded. What is
     * not found may still be on its way in a session that the server has not ended; appending it
     * again settles that, because it waits for that session and then finds the place taken or free.
     */
    void settle(AppendSession session, List<PendingAppend> group, SQLException loss) {
        LOG.warn("the connection was lost during an append: {}", loss.getMessage());
        session.disconnect();
        long deadline = System.nanoTime() + UNTIL_UNKNOWN.toNanos();
        for (var pending : group) {
            boolean settled = false;
            while (!settled && System.nanoTime() < deadline) {
                settled = settle(session, pending);
            }
            if (!settled) {
                pending.fail(new OutcomeUnknown(loss));
            }
        }
    }

    private boolean settle(AppendSession session, PendingAppend pending) {
        try {
            session.connect();
            if (session.isRecorded(pending)) {
                committed.run();
                pending.recorded();
                return true;
            }
            pending.appended(session.append(List.of(pending)));
            committed.run();
            return true;
        } catch (SQLException failure) {
            return settleAfter(failure, session, pending);
        }
    }

    private boolean settleAfter(
            SQLException failure, AppendSession session, PendingAppend pending) {
        if (SqlState.isLost(failure)) {
            session.disconnect();
        }
        if (SqlState.isLost(failure) || SqlState.isHeld(failure)) {
            pauseAfterLoss();
            return false;
        }
        try {
            if (SqlState.isTaken(failure) && session.isRecorded(pending)) {
                pending.recorded();
            } else {
                pending.refused(failure);
            }
            return true;
        } catch (SQLException again) {
            session.disconnect();
            return false;
        }
    }

    private static void pauseAfterLoss() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
