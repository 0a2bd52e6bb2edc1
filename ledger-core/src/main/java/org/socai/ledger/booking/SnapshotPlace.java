package org.socai.ledger.booking;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.rules.RuleBook;

/**
 * Where a snapshot stands in the history of its unit, and what it says of the stretch before it.
 *
 * @param sequence how many events of the stream it holds
 * @param since where the stretch begins; it ends with the snapshot
 * @param earliest the first business day whose figures the facts of the stretch change; null where
 *     they change none
 * @param evening up to which the state is summed up; null where it is whole
 * @param revision of the law under which that was done
 */
record SnapshotPlace(
        long sequence,
        long since,
        @Nullable LocalDate earliest,
        @Nullable LocalDate evening,
        int revision) {
    /** Where nothing of the unit is known yet: a state to begin with where no snapshot serves. */
    static final SnapshotPlace BEGINNING = new SnapshotPlace(0, 0, null, null, 0);

    /** Whether figures of a day follow from the state under a law. */
    boolean serves(LocalDate day, RuleBook rules) {
        return evening == null || (!evening.isAfter(day) && revision == rules.revision());
    }

    /** Whether facts that change figures from a day on may come on top of the state. */
    boolean bears(@Nullable LocalDate from) {
        return evening == null || from == null || evening.isBefore(from);
    }

    /** Whether the stretch holds a part of the stream. */
    boolean covers(long from, long until) {
        return since <= from && sequence >= until;
    }
}
