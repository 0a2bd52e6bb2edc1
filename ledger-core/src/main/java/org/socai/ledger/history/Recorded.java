package org.socai.ledger.history;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.LedgerEvent;

/**
 * An event as the ledger holds it.
 *
 * @param position its place in the whole ledger: dense, from 1, in the order of commits; knowledge
 *     is counted in it
 * @param sequence its place in its stream, from 0
 * @param recordedAt the instant the position was assigned, strictly increasing with it
 * @param actor the user who sent the fact, or the job
 * @param causedBy position of the fact that this event follows from; null for a fact itself
 */
public record Recorded<E extends LedgerEvent>(
        long position,
        long sequence,
        UUID eventId,
        Instant recordedAt,
        String actor,
        @Nullable Long causedBy,
        E event) {
    /**
     * From which position on the event is part of the answer. What follows from a fact is known
     * together with it, so that no answer ever shows a fact without its consequences.
     */
    public long knownFrom() {
        return causedBy == null ? position : causedBy;
    }

    /** The same record of an event of a narrower family. */
    public <F extends LedgerEvent> Recorded<F> as(Class<F> family) {
        return new Recorded<>(
                position, sequence, eventId, recordedAt, actor, causedBy, family.cast(event));
    }
}
