package org.socai.ledger.unmatched;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.UnitRejected;
import org.socai.ledger.unit.UnitRejected.Reason;
import org.socai.ledger.unmatched.UnmatchedPaymentEvent.UnmatchedPaymentAssigned;
import org.socai.ledger.unmatched.UnmatchedPaymentEvent.UnmatchedPaymentReceived;
import org.socai.ledger.unmatched.UnmatchedPaymentEvent.UnmatchedPaymentReversed;

/**
 * One bank credit without a unit: its state and what may become of it. Immutable.
 *
 * @param payment null before it was received
 * @param assignedTo the unit it was first assigned to; null while it is held
 * @param reversed whether it was taken back while it was held
 */
public record UnmatchedPayment(
        @Nullable Payment payment, @Nullable UnitCode assignedTo, boolean reversed) {
    /** The state before the first event. */
    public static UnmatchedPayment unknown() {
        return new UnmatchedPayment(null, null, false);
    }

    /** The state after these events, from the beginning. */
    public static UnmatchedPayment replay(Iterable<UnmatchedPaymentEvent> history) {
        var state = unknown();
        for (var event : history) {
            state = state.evolve(event);
        }
        return state;
    }

    /** The state after one more event. */
    public UnmatchedPayment evolve(UnmatchedPaymentEvent event) {
        boolean first = event instanceof UnmatchedPaymentReceived;
        if (first != (payment == null) || assignedTo != null || reversed) {
            throw new IllegalStateException(event + " cannot follow " + this);
        }
        return switch (event) {
            case UnmatchedPaymentReceived e -> new UnmatchedPayment(e.payment(), null, false);
            case UnmatchedPaymentAssigned e -> new UnmatchedPayment(payment, e.unit(), false);
            case UnmatchedPaymentReversed _ -> new UnmatchedPayment(payment, null, true);
        };
    }

    /** Whether the money is still waiting for its unit. */
    public boolean held() {
        return payment != null && assignedTo == null && !reversed;
    }

    /** Keeps a credit that names no known unit; nothing when it is kept already. */
    public List<UnmatchedPaymentEvent> receive(Payment credit, String remittance) {
        if (payment == null) {
            return List.of(new UnmatchedPaymentReceived(credit, remittance));
        }
        if (payment.equals(credit)) {
            return List.of();
        }
        throw new UnitRejected(
                Reason.KEY_REUSED,
                "bank reference " + credit.bankReference() + " is booked with other content");
    }

    /** Gives the money to a unit for the first time; nothing when that very unit has it. */
    public List<UnmatchedPaymentEvent> assign(BankReference reference, UnitCode unit) {
        var credit = known(reference);
        if (reversed) {
            throw new UnitRejected(
                    Reason.PAYMENT_REVERSED, "payment " + reference + " was taken back");
        }
        if (assignedTo == null) {
            return List.of(new UnmatchedPaymentAssigned(credit, unit));
        }
        if (assignedTo.equals(unit)) {
            return List.of();
        }
        throw new UnitRejected(
                Reason.UNKNOWN_PAYMENT,
                "payment " + reference + " was assigned to unit " + assignedTo);
    }

    /** Takes the credit back while it is held; nothing when that was done. */
    public List<UnmatchedPaymentEvent> reverse(BankReference reference, String reason) {
        var credit = known(reference);
        if (reversed) {
            return List.of();
        }
        if (assignedTo != null) {
            throw new UnitRejected(
                    Reason.UNKNOWN_PAYMENT,
                    "payment " + reference + " was assigned to unit " + assignedTo);
        }
        return List.of(new UnmatchedPaymentReversed(credit, reason));
    }

    private Payment known(BankReference reference) {
        if (payment == null) {
            throw new UnitRejected(
                    Reason.UNKNOWN_PAYMENT, "no payment has bank reference " + reference);
        }
        return Objects.requireNonNull(payment);
    }
}
