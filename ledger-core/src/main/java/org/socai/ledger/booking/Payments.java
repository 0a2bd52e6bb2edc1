package org.socai.ledger.booking;

import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.contribution.Remittance;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.store.AppendConflict;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.PaymentStanding;
import org.socai.ledger.unit.Unit;
import org.socai.ledger.unit.UnitCommand.AssignPayment;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.ReversePayment;
import org.socai.ledger.unit.UnitCommand.WithdrawPayment;
import org.socai.ledger.unit.UnitEvent.PaymentReceived;
import org.socai.ledger.unit.UnitRejected;
import org.socai.ledger.unit.UnitRejected.Reason;
import org.socai.ledger.unmatched.UnmatchedPaymentEvent.UnmatchedPaymentReceived;

/**
 * Payments as the whole ledger sees them: a bank reference is booked once, to the unit its text
 * names or to none, and can be moved or taken back wherever it is.
 */
public final class Payments {
    private final Booking booking;

    public Payments(Booking booking) {
        this.booking = booking;
    }

    /**
     * Books a bank credit: to the unit its text names, or, when it names no known unit, as
     * unmatched.
     *
     * @throws UnitRejected {@code KEY_REUSED} when the reference is booked with another day, amount
     *     or unit
     */
    public Outcome receive(Payment payment, Remittance remittance, @Nullable String source)
            throws SQLException {
        var arrival = booking.arrival(payment.bankReference());
        if (arrival != null) {
            return repeated(arrival, payment, remittance);
        }
        var unit = remittance.unit();
        if (unit != null && booking.unit(unit) instanceof Unit.Registered) {
            return booking.send(new ReceivePayment(unit, payment, remittance.text()), source);
        }
        var held = booking.unmatched(payment.bankReference());
        return booking.record(held.receive(payment, remittance.text()), source);
    }

    private static Outcome repeated(LedgerEvent arrival, Payment payment, Remittance remittance) {
        boolean same =
                switch (arrival) {
                    case PaymentReceived e ->
                            e.payment().equals(payment) && e.unit().equals(remittance.unit());
                    case UnmatchedPaymentReceived e ->
                            e.payment().equals(payment)
                                    && sameText(new Remittance(e.remittance()), remittance);
                    default ->
                            throw new IllegalStateException(arrival + " has the key of a payment");
                };
        if (same) {
            return Outcome.DUPLICATE;
        }
        throw new UnitRejected(
                Reason.KEY_REUSED,
                "bank reference " + payment.bankReference() + " is booked with other content");
    }

    /**
     * Two texts say the same when they name the same unit or, naming none, read the same but for
     * blanks.
     */
    private static boolean sameText(Remittance booked, Remittance sent) {
        return Objects.equals(booked.unit(), sent.unit())
                && (booked.unit() != null || booked.text().strip().equals(sent.text().strip()));
    }

    /**
     * Counts a payment for a unit from now on: an unmatched one, or one booked to another unit.
     *
     * @throws UnitRejected {@code UNKNOWN_PAYMENT}, {@code UNKNOWN_UNIT}, or {@code
     *     PAYMENT_REVERSED}
     */
    public Outcome assign(BankReference reference, UnitCode unit, @Nullable String source)
            throws SQLException {
        if (!(booking.unit(unit) instanceof Unit.Registered)) {
            throw new UnitRejected(Reason.UNKNOWN_UNIT, "unit " + unit + " is not registered");
        }
        var owner = owner(reference);
        if (owner == null) {
            var held = booking.unmatched(reference);
            var assigned = held.assign(reference, unit);
            var payment = Objects.requireNonNull(held.payment());
            booking.record(assigned, source);
            return booking.send(new AssignPayment(unit, payment, null), source);
        }
        if (owner.equals(unit)) {
            refuseReversed(reference, owner);
            return Outcome.DUPLICATE;
        }
        var payment = refuseReversed(reference, owner);
        booking.send(new WithdrawPayment(owner, reference, unit), source);
        return booking.send(new AssignPayment(unit, payment, owner), source);
    }

    /**
     * Takes a payment back wherever it counts; nothing when that was done before.
     *
     * @throws UnitRejected {@code UNKNOWN_PAYMENT} when no payment has the reference
     */
    public Outcome reverse(BankReference reference, String reason, @Nullable String source)
            throws SQLException {
        var owner = owner(reference);
        if (owner != null) {
            return booking.send(new ReversePayment(owner, reference, reason), source);
        }
        return booking.record(booking.unmatched(reference).reverse(reference, reason), source);
    }

    /**
     * The unit that has the payment, counted or reversed; null while it is (or was last) unmatched.
     */
    private @Nullable UnitCode owner(BankReference reference) throws SQLException {
        var arrival = booking.arrival(reference);
        var owner =
                switch (arrival) {
                    case PaymentReceived e -> e.unit();
                    case UnmatchedPaymentReceived _ -> booking.unmatched(reference).assignedTo();
                    case null ->
                            throw new UnitRejected(
                                    Reason.UNKNOWN_PAYMENT,
                                    "no payment has bank reference " + reference);
                    default ->
                            throw new IllegalStateException(arrival + " has the key of a payment");
                };
        while (owner != null
                && record(reference, owner).standing() instanceof PaymentStanding.MovedTo moved) {
            owner = moved.unit();
        }
        return owner;
    }

    private Payment refuseReversed(BankReference reference, UnitCode owner) throws SQLException {
        var known = record(reference, owner);
        if (known.standing() instanceof PaymentStanding.Reversed) {
            throw new UnitRejected(
                    Reason.PAYMENT_REVERSED,
                    "payment " + reference + " was taken back and counts for no unit");
        }
        return known.payment();
    }

    /**
     * What a unit knows of a payment that it was given. Streams are read one after the other, so
     * the unit may have been read before somebody gave it the payment, and that somebody did is
     * read afterwards.
     */
    private Unit.PaymentRecord record(BankReference reference, UnitCode owner) throws SQLException {
        if (booking.unit(owner) instanceof Unit.Registered unit) {
            var known = unit.payment(reference);
            if (known == null && booking.wholeUnit(owner) instanceof Unit.Registered whole) {
                known = whole.payment(reference);
            }
            if (known == null) {
                throw new AppendConflict(
                        "unit %s was read before it was given payment %s"
                                .formatted(owner, reference));
            }
            return known;
        }
        throw new IllegalStateException(
                "payment " + reference + " belongs to " + owner + ", which is not registered");
    }
}
