package org.socai.ledger.unit;

import java.time.LocalDate;

/**
 * Something derived that the ledger writes down: an allocation, a late charge, or that it cannot go
 * on because a rate is missing. Two postings are the same when they are equal; what is no longer
 * derived is superseded.
 */
public sealed interface Posting permits Allocation, LateCharge, AwaitedRate {
    /** The business day from which it counts. */
    LocalDate effectiveOn();
}
