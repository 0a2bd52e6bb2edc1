package org.socai.ledger.unmatched;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.UnitEvent;

/** What happened to one bank credit for which no unit was found when it arrived. */
public sealed interface UnmatchedPaymentEvent extends LedgerEvent {
    Payment payment();

    @Override
    default StreamId stream() {
        return StreamId.ofUnmatched(payment().bankReference());
    }

    @Override
    default LocalDate effectiveOn() {
        return payment().valueDate();
    }

    @Override
    default @Nullable String factKey() {
        return null;
    }

    /**
     * A bank credit arrived whose text names no known unit. Its money is held until somebody finds
     * the unit.
     */
    record UnmatchedPaymentReceived(Payment payment, String remittance)
            implements UnmatchedPaymentEvent {
        /**
         * The same key as a matched payment has: a bank reference is taken once in the whole
         * ledger.
         */
        @Override
        public String factKey() {
            return UnitEvent.paymentKey(payment.bankReference());
        }
    }

    /** The money was found to be a unit's; the unit's own stream has the other half. */
    record UnmatchedPaymentAssigned(Payment payment, UnitCode unit)
            implements UnmatchedPaymentEvent {}

    /** The credit was taken back before a unit was found. */
    record UnmatchedPaymentReversed(Payment payment, String reason)
            implements UnmatchedPaymentEvent {}
}
