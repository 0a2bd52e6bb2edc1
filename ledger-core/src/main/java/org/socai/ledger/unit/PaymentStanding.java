package org.socai.ledger.unit;

import org.socai.ledger.contribution.UnitCode;

/** Whether a payment that reached a unit still counts for it. */
public sealed interface PaymentStanding {
    /** It counts. */
    record Counted() implements PaymentStanding {}

    /** It was found to belong to another unit. */
    record MovedTo(UnitCode unit) implements PaymentStanding {}

    /** It was taken back; it counts as never made and does not come back. */
    record Reversed() implements PaymentStanding {}
}
