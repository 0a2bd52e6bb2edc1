package org.socai.ledger.unit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.unit.Unit.Registered;
import org.socai.ledger.unit.UnitCommand.AssignPayment;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.ReversePayment;
import org.socai.ledger.unit.UnitCommand.WithdrawPayment;
import org.socai.ledger.unit.UnitEvent.PaymentAssigned;
import org.socai.ledger.unit.UnitEvent.PaymentReceived;
import org.socai.ledger.unit.UnitEvent.PaymentReversed;
import org.socai.ledger.unit.UnitEvent.PaymentWithdrawn;
import org.socai.ledger.unit.UnitRejected.Reason;

/** Decides what a unit has paid: money that comes, moves to or from another unit, and goes back. */
final class PaymentDecisions {
    private final Grounds grounds;

    PaymentDecisions(Grounds grounds) {
        this.grounds = grounds;
    }

    List<UnitEvent> receive(ReceivePayment c, Registered unit) {
        grounds.notInFuture("a payment has its value date", c.payment().valueDate());
        var known = received(c, unit);
        if (known != null) {
            if (known.equals(c.payment())) {
                return List.of();
            }
            throw new UnitRejected(
                    Reason.KEY_REUSED,
                    "bank reference "
                            + c.payment().bankReference()
                            + " is booked with other content");
        }
        unit.broughtForward().needsNothingOf(c.payment().valueDate());
        var fact = new PaymentReceived(c.unit(), c.payment(), c.remittance());
        return grounds.consequences().withPostings(unit, fact, fact.factKey());
    }

    /** The payment that reached the unit under the reference of another, or null. */
    private @Nullable Payment received(ReceivePayment c, Registered unit) {
        var payment = c.payment();
        var known =
                unit.books()
                        .payment(
                                payment.bankReference(),
                                grounds.searchedFrom(payment.valueDate(), unit));
        if (known != null) {
            return known.payment();
        }
        return grounds.booked() instanceof PaymentReceived e && e.unit().equals(c.unit())
                ? e.payment()
                : null;
    }

    List<UnitEvent> assign(AssignPayment c, Registered unit) {
        unit.broughtForward().needsNothingOf(c.payment().valueDate());
        var reference = c.payment().bankReference();
        var known = unit.payment(reference);
        if (known != null && known.counts()) {
            return List.of();
        }
        if (known != null && known.standing() instanceof PaymentStanding.Reversed) {
            throw reversed(known);
        }
        var fact = new PaymentAssigned(c.unit(), c.payment(), c.from());
        return grounds.consequences().withPostings(unit, fact, "assignment/" + reference);
    }

    List<UnitEvent> withdraw(WithdrawPayment c, Registered unit) {
        var known = standing(c.bankReference(), unit);
        return switch (known.standing()) {
            case PaymentStanding.Reversed _ -> throw reversed(known);
            case PaymentStanding.MovedTo moved when moved.unit().equals(c.to()) -> List.of();
            case PaymentStanding.MovedTo moved -> throw moved(known, moved);
            case PaymentStanding.Counted _ when c.to().equals(c.unit()) -> List.of();
            case PaymentStanding.Counted _ ->
                    grounds.consequences()
                            .withPostings(
                                    unit,
                                    new PaymentWithdrawn(c.unit(), known.payment(), c.to()),
                                    "assignment/" + c.bankReference());
        };
    }

    List<UnitEvent> reverse(ReversePayment c, Registered unit) {
        var known = standing(c.bankReference(), unit);
        return switch (known.standing()) {
            case PaymentStanding.Reversed _ -> List.of();
            case PaymentStanding.MovedTo moved -> throw moved(known, moved);
            case PaymentStanding.Counted _ ->
                    grounds.consequences()
                            .withPostings(
                                    unit,
                                    new PaymentReversed(c.unit(), known.payment(), c.reason()),
                                    "reversal/" + c.bankReference());
        };
    }

    private static Unit.PaymentRecord standing(BankReference reference, Registered unit) {
        var known = unit.payment(reference);
        if (known != null) {
            return known;
        }
        if (!unit.isWhole()) {
            throw new EarlierHistoryNeeded("payment " + reference + " is not remembered");
        }
        throw new UnitRejected(
                Reason.UNKNOWN_PAYMENT,
                "unit " + unit.unit() + " has no payment with bank reference " + reference);
    }

    private static UnitRejected reversed(Unit.PaymentRecord known) {
        return new UnitRejected(
                Reason.PAYMENT_REVERSED,
                "payment " + known.payment().bankReference() + " was taken back");
    }

    private static UnitRejected moved(Unit.PaymentRecord known, PaymentStanding.MovedTo moved) {
        return new UnitRejected(
                Reason.UNKNOWN_PAYMENT,
                "payment "
                        + known.payment().bankReference()
                        + " was moved to unit "
                        + moved.unit());
    }
}
