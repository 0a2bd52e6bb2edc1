package org.socai.ledger.booking;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.LedgerEvent;

/**
 * What a stream has grown by since its last snapshot, as far as one is known.
 *
 * @param from how many events that snapshot holds; 0 where none is known
 * @param earliest the first business day whose figures the facts since then change; null where they
 *     change none
 * @param outdated whether the present state could not go on from that snapshot
 */
record Growth(long from, @Nullable LocalDate earliest, boolean outdated) {
    static final Growth FROM_THE_BEGINNING = new Growth(0, null, false);

    /** Nothing has come since a snapshot of so many events. */
    static Growth none(long from) {
        return new Growth(from, null, false);
    }

    /** With an event that stands at a place of the stream. */
    Growth with(long sequence, LedgerEvent event) {
        if (sequence < from) {
            return this;
        }
        var day = FigureDays.of(event);
        return day == null ? this : new Growth(from, FigureDays.earlier(earliest, day), outdated);
    }

    /** The same of a state that did not go on from that snapshot. */
    Growth outdate() {
        return new Growth(from, earliest, from > 0);
    }

    /** The same before any of it has been read. */
    Growth empty() {
        return none(from);
    }

    /** How many events a new snapshot would save whoever loads the stream, which has so many. */
    long saved(long events) {
        return outdated ? events : events - from;
    }
}
