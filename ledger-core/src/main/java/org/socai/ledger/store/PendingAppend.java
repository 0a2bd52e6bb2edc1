package org.socai.ledger.store;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The events of one decision on their way into the log, and whoever waits for them.
 *
 * @param publications how many publications the decision knew
 * @param outcome completed once: with what became of the events, or with why they are not recorded
 */
record PendingAppend(
        List<EventRows.Row> rows, long publications, CompletableFuture<Outcome> outcome) {
    /** What became of an attempt. */
    enum Outcome {
        /** Committed. */
        RECORDED,
        /** Not recorded: an open transaction holds a place or a key; to be tried again. */
        HELD
    }

    PendingAppend(List<EventRows.Row> rows, long publications) {
        this(rows, publications, new CompletableFuture<>());
    }

    void appended(long publicationsInForce) {
        if (publications == publicationsInForce) {
            recorded();
        } else {
            fail(new RulesChanged(publications, publicationsInForce));
        }
    }

    void recorded() {
        outcome.complete(Outcome.RECORDED);
    }

    void fail(RuntimeException reason) {
        outcome.completeExceptionally(reason);
    }

    /** The database refused these events alone; nothing of them is recorded. */
    void refused(SQLException failure) {
        if (SqlState.isTaken(failure)) {
            fail(new AppendConflict("a place in a stream or the key of a fact is taken", failure));
        } else if (SqlState.isHeld(failure)) {
            outcome.complete(Outcome.HELD);
        } else {
            fail(
                    new AppendFailed(
                            "the database did not take the events: " + failure.getMessage(),
                            failure));
        }
    }
}
