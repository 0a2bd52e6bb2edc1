package org.socai.ledger.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.history.Recorded;

/**
 * What stands at a position. An event that this program cannot read is a value too, so that whoever
 * reads the log decides what it means for the stream concerned, and the others go on.
 */
public sealed interface ReadEvent {
    /** Its place in the whole ledger. */
    long position();

    /**
     * The event, as it must be.
     *
     * @throws UnreadableEvent when it cannot be read; the message names its position
     */
    Recorded<LedgerEvent> orThrow();

    /** An event. */
    record Decoded(Recorded<LedgerEvent> recorded) implements ReadEvent {
        @Override
        public long position() {
            return recorded.position();
        }

        @Override
        public Recorded<LedgerEvent> orThrow() {
            return recorded;
        }
    }

    /**
     * An event of an unknown name, of a newer version, or with a payload that does not fit.
     *
     * @param stream the stream it stands in; everything later in it may depend on it
     * @param name under which it is stored
     * @param causedBy position of the fact that this event follows from; null for a fact itself
     * @param reason why it cannot be read, for an operator
     */
    record Unreadable(
            long position,
            String stream,
            long sequence,
            UUID eventId,
            Instant recordedAt,
            String name,
            @Nullable Long causedBy,
            String reason)
            implements ReadEvent {
        @Override
        public Recorded<LedgerEvent> orThrow() {
            throw asException();
        }

        /** The same, for whoever cannot go on without the event. */
        public UnreadableEvent asException() {
            return new UnreadableEvent(
                    "position %d, %s#%d: %s".formatted(position, stream, sequence, reason), null);
        }
    }
}
