package org.socai.ledger.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.LedgerEvent;

/**
 * An event on its way into the log.
 *
 * @param sequence its place in its stream, from 0
 * @param causedBy the fact this event follows from; null for a fact
 * @param actor the user who sent the fact, or the job
 * @param source where the fact came from, as json text; null where there is nothing to say
 */
public record NewEvent(
        LedgerEvent event,
        long sequence,
        UUID eventId,
        @Nullable UUID causedBy,
        String actor,
        @Nullable String source) {
    /** A fact at its place. */
    public static NewEvent fact(
            LedgerEvent event, long sequence, String actor, @Nullable String source) {
        return new NewEvent(event, sequence, EventIds.of(event, sequence), null, actor, source);
    }

    /** What follows from a fact. */
    public static NewEvent consequence(
            LedgerEvent event, long sequence, UUID causedBy, String actor) {
        return new NewEvent(event, sequence, EventIds.of(event, sequence), causedBy, actor, null);
    }
}
