package org.socai.ledger.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.unit.Unit.PaymentRecord;
import org.socai.ledger.unit.UnitEvent.AccountEvent;
import org.socai.ledger.unit.UnitEvent.AllocationSuperseded;
import org.socai.ledger.unit.UnitEvent.Declared;
import org.socai.ledger.unit.UnitEvent.LateChargeAccrued;
import org.socai.ledger.unit.UnitEvent.LateChargeSuperseded;
import org.socai.ledger.unit.UnitEvent.ObligationReassessed;
import org.socai.ledger.unit.UnitEvent.PaymentAllocated;
import org.socai.ledger.unit.UnitEvent.PaymentAssigned;
import org.socai.ledger.unit.UnitEvent.PaymentReceived;
import org.socai.ledger.unit.UnitEvent.PaymentReversed;
import org.socai.ledger.unit.UnitEvent.PaymentWithdrawn;
import org.socai.ledger.unit.UnitEvent.RateAwaitEnded;
import org.socai.ledger.unit.UnitEvent.RateAwaited;

/**
 * A unit's books: what was brought forward to some evening, the facts since then, and what stands
 * posted of them. Immutable; every event gives the next books.
 *
 * <p>They trust history and know no law. An event that does not fit throws, be it that it cannot
 * have happened, or that it is about what was summed up ({@link EarlierHistoryNeeded}).
 *
 * @param broughtForward what lies before the rest
 * @param obligations in {@link Obligation#DAY_ORDER}
 * @param payments all that reached the unit, in {@link Payment#DAY_ORDER}
 */
record Books(
        BroughtForward broughtForward,
        List<Obligation> obligations,
        List<PaymentRecord> payments,
        Postings postings) {
    static final Books EMPTY =
            new Books(BroughtForward.NOTHING, List.of(), List.of(), Postings.NONE);

    private static final Comparator<PaymentRecord> BY_DAY =
            Comparator.comparing(PaymentRecord::payment, Payment.DAY_ORDER);

    /** The declaration with this reference, made on a day or later; null where none is. */
    @Nullable Obligation obligation(DeclarationReference reference, LocalDate from) {
        for (int i = obligations.size() - 1; i >= 0; i--) {
            var obligation = obligations.get(i);
            if (obligation.declaredOn().isBefore(from)) {
                return null;
            }
            if (obligation.reference().equals(reference)) {
                return obligation;
            }
        }
        return null;
    }

    /**
     * The payment with this reference and a value date on a day or later, whether it still counts
     * or not; null where none is.
     */
    @Nullable PaymentRecord payment(BankReference reference, LocalDate from) {
        for (int i = payments.size() - 1; i >= 0; i--) {
            var payment = payments.get(i);
            if (payment.payment().valueDate().isBefore(from)) {
                return null;
            }
            if (payment.payment().bankReference().equals(reference)) {
                return payment;
            }
        }
        return null;
    }

    /** How many facts lie before a day. */
    int factsBefore(LocalDate day) {
        int declared = obligations.size();
        while (declared > 0 && !obligations.get(declared - 1).declaredOn().isBefore(day)) {
            declared--;
        }
        int paid = payments.size();
        while (paid > 0 && !payments.get(paid - 1).payment().valueDate().isBefore(day)) {
            paid--;
        }
        return declared + paid;
    }

    /** The day of the latest fact that is remembered; {@link LocalDate#MIN} where none is. */
    LocalDate lastFactDay() {
        var declared = obligations.isEmpty() ? LocalDate.MIN : obligations.getLast().declaredOn();
        var paid = payments.isEmpty() ? LocalDate.MIN : payments.getLast().payment().valueDate();
        return paid.isAfter(declared) ? paid : declared;
    }

    /** What counts for the figures of a unit with this master data. */
    UnitFacts facts(MasterData master) {
        var counted = new ArrayList<Payment>(payments.size());
        for (var payment : payments) {
            if (payment.counts()) {
                counted.add(payment.payment());
            }
        }
        return new UnitFacts(
                master.cycle(),
                master.budgetFunded(),
                broughtForward,
                obligations,
                Collections.unmodifiableList(counted));
    }

    /** The books after one more event. */
    Books after(AccountEvent event) {
        return switch (event) {
            case Declared e -> declared(new Obligation(e.declaration(), e.assessment()));
            case ObligationReassessed e -> reassessed(e);
            case PaymentReceived e -> counted(e.payment());
            case PaymentAssigned e -> counted(e.payment());
            case PaymentWithdrawn e -> standing(e.payment(), new PaymentStanding.MovedTo(e.to()));
            case PaymentReversed e -> standing(e.payment(), new PaymentStanding.Reversed());
            case PaymentAllocated e ->
                    with(remembering(e.allocation()).withAllocation(e.allocation()));
            case AllocationSuperseded e ->
                    with(remembering(e.allocation()).withoutAllocation(e.allocation()));
            case LateChargeAccrued e -> with(remembering(e.charge()).withCharge(e.charge()));
            case LateChargeSuperseded e -> with(remembering(e.charge()).withoutCharge(e.charge()));
            case RateAwaited e -> with(remembering(e.rate()).awaiting(e.rate()));
            case RateAwaitEnded e -> with(remembering(e.rate()).noLongerAwaiting(e.rate()));
        };
    }

    private Books declared(Obligation obligation) {
        broughtForward.needsNothingOf(obligation);
        return withObligations(inserted(obligations, obligation, Obligation.DAY_ORDER));
    }

    private Books reassessed(ObligationReassessed event) {
        var before = new Obligation(event.declaration(), event.superseded());
        var after = new Obligation(event.declaration(), event.assessment());
        broughtForward.needsNothingOf(before);
        broughtForward.needsNothingOf(after);
        var rest = new ArrayList<>(obligations);
        if (!rest.remove(before)) {
            throw new IllegalStateException(
                    event.declaration().reference() + " does not stand as superseded");
        }
        return withObligations(inserted(rest, after, Obligation.DAY_ORDER));
    }

    private Books counted(Payment payment) {
        broughtForward.needsNothingOf(payment.valueDate());
        var known = payment(payment.bankReference(), payment.valueDate());
        var record = new PaymentRecord(payment, new PaymentStanding.Counted());
        if (known == null) {
            return withPayments(inserted(payments, record, BY_DAY));
        }
        if (known.counts()) {
            throw new IllegalStateException(payment.bankReference() + " counts already");
        }
        return withPayments(replaced(payments, known, record));
    }

    private Books standing(Payment payment, PaymentStanding standing) {
        broughtForward.needsNothingOf(payment.valueDate());
        var known = payment(payment.bankReference(), payment.valueDate());
        if (known == null || !known.counts()) {
            throw new IllegalStateException(
                    payment.bankReference() + " does not count for the unit");
        }
        return withPayments(replaced(payments, known, new PaymentRecord(payment, standing)));
    }

    /** The postings, if this one lies in what they remember. */
    private Postings remembering(Posting posting) {
        boolean remembered =
                posting instanceof LateCharge charge
                        ? broughtForward.remembers(charge)
                        : !broughtForward.covers(posting.effectiveOn());
        if (!remembered) {
            throw new EarlierHistoryNeeded(posting + " was summed up");
        }
        return postings;
    }

    private Books withObligations(List<Obligation> next) {
        return new Books(broughtForward, next, payments, postings);
    }

    private Books withPayments(List<PaymentRecord> next) {
        return new Books(broughtForward, obligations, next, postings);
    }

    private Books with(Postings next) {
        return new Books(broughtForward, obligations, payments, next);
    }

    /** The list with one more item in its place. */
    static <T> List<T> inserted(List<T> sorted, T item, Comparator<? super T> order) {
        var next = new ArrayList<T>(sorted.size() + 1);
        next.addAll(sorted);
        next.add(place(sorted, item, order), item);
        return Collections.unmodifiableList(next);
    }

    private static <T> int place(List<T> sorted, T item, Comparator<? super T> order) {
        if (sorted.isEmpty() || order.compare(sorted.getLast(), item) < 0) {
            return sorted.size(); // mostly things come in their order
        }
        int at = Collections.binarySearch(sorted, item, order);
        if (at >= 0) {
            throw new IllegalStateException(item + " stands already");
        }
        return -at - 1;
    }

    private static <T> List<T> replaced(List<T> list, T old, T item) {
        var next = new ArrayList<>(list);
        next.set(list.indexOf(Objects.requireNonNull(old)), item);
        return Collections.unmodifiableList(next);
    }
}
