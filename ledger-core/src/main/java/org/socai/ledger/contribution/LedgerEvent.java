package org.socai.ledger.contribution;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something the log keeps for ever. Each family of events (units, rules, unmatched payments) is a
 * sealed interface of its own below this one; the names under which they are stored live with the
 * storage, not here.
 */
public interface LedgerEvent {
    /** The stream the event belongs to, such as {@code unit:TZ0001A}. */
    StreamId stream();

    /** The business day the event counts from. */
    LocalDate effectiveOn();

    /**
     * The key that makes this event a fact of its own, unique in the whole ledger, such as {@code
     * payment/FT070000534}; null for events that record what was derived. Final once stored: it
     * decides what is recognised as sent twice.
     */
    @Nullable String factKey();
}
