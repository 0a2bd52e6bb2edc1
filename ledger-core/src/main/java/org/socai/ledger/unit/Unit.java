package org.socai.ledger.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.unit.UnitEvent.AllocationSuperseded;
import org.socai.ledger.unit.UnitEvent.BudgetFundingChanged;
import org.socai.ledger.unit.UnitEvent.Declared;
import org.socai.ledger.unit.UnitEvent.LateChargeAccrued;
import org.socai.ledger.unit.UnitEvent.LateChargeSuperseded;
import org.socai.ledger.unit.UnitEvent.MonthClosed;
import org.socai.ledger.unit.UnitEvent.ObligationReassessed;
import org.socai.ledger.unit.UnitEvent.PaymentAllocated;
import org.socai.ledger.unit.UnitEvent.PaymentAssigned;
import org.socai.ledger.unit.UnitEvent.PaymentCycleChanged;
import org.socai.ledger.unit.UnitEvent.PaymentReceived;
import org.socai.ledger.unit.UnitEvent.PaymentReversed;
import org.socai.ledger.unit.UnitEvent.PaymentWithdrawn;
import org.socai.ledger.unit.UnitEvent.RateAwaitEnded;
import org.socai.ledger.unit.UnitEvent.RateAwaited;
import org.socai.ledger.unit.UnitEvent.UnitDetailsCorrected;
import org.socai.ledger.unit.UnitEvent.UnitRegistered;
import org.socai.ledger.unit.UnitEvent.UnitTransferred;

/**
 * The state of one employer unit: nothing yet, or what its events say. Immutable; every event gives
 * the next state.
 *
 * <p>{@link #evolve} trusts history and knows no law. What cannot have happened throws: a history
 * that does not fit together is never shrugged off.
 */
public sealed interface Unit {
    /** The state before the first event. */
    static Unit unknown() {
        return new Unknown();
    }

    /** The state after these events, from the beginning. */
    static Unit replay(Iterable<? extends UnitEvent> history) {
        Unit state = unknown();
        for (var event : history) {
            state = state.evolve(event);
        }
        return state;
    }

    /** The state after one more event. */
    Unit evolve(UnitEvent event);

    /** Nothing has been recorded. */
    record Unknown() implements Unit {
        @Override
        public Unit evolve(UnitEvent event) {
            if (event instanceof UnitRegistered e) {
                return new Registered(
                        e,
                        MasterData.of(e),
                        BroughtForward.NOTHING,
                        List.of(),
                        List.of(),
                        Postings.NONE,
                        null);
            }
            throw new IllegalStateException(event + " cannot be the first event of a unit");
        }
    }

    /** A payment that reached the unit and whether it still counts for it. */
    record PaymentRecord(Payment payment, PaymentStanding standing) {
        boolean counts() {
            return standing instanceof PaymentStanding.Counted;
        }
    }

    /**
     * The unit is known. Its state is whole, or begins with what was {@linkplain #carriedForward
     * carried forward} to some evening; then it holds only what happened since, and says {@link
     * EarlierHistoryNeeded} where that is not enough.
     *
     * @param broughtForward what lies before the rest of the state
     * @param obligations in {@link Obligation#DAY_ORDER}
     * @param payments all that reached the unit, in {@link Payment#DAY_ORDER}
     * @param closedThrough the last closed month, null before the first closing
     */
    record Registered(
            UnitRegistered registration,
            MasterData master,
            BroughtForward broughtForward,
            List<Obligation> obligations,
            List<PaymentRecord> payments,
            Postings postings,
            @Nullable ContributionMonth closedThrough)
            implements Unit {
        private static final Comparator<PaymentRecord> BY_DAY =
                Comparator.comparing(PaymentRecord::payment, Payment.DAY_ORDER);

        public UnitCode unit() {
            return registration.unit();
        }

        public Timeline<UnitDetails> details() {
            return master.details();
        }

        public Timeline<OfficeCode> office() {
            return master.office();
        }

        public Timeline<PaymentCycle> cycle() {
            return master.cycle();
        }

        public Timeline<Boolean> budgetFunded() {
            return master.budgetFunded();
        }

        /** Whether the state goes back to the unit's first event. */
        public boolean isWhole() {
            return broughtForward.isNothing();
        }

        /** Whether decisions under this law can stand on the state. */
        public boolean holdsUnder(RuleBook rules) {
            return isWhole() || broughtForward.revision() == rules.revision();
        }

        /**
         * The same unit, with what lies well behind a day summed up where that saves enough. Every
         * decision on it gives the same events as on the whole state, or {@link
         * EarlierHistoryNeeded}; only whether a reference was used before must be asked of the log,
         * see {@link UnitDecider}.
         *
         * @param day of the latest fact; facts up to three months before it stay remembered
         */
        public Registered carriedForward(LocalDate day, RuleBook rules) {
            return CarryingForward.behind(day, this, rules);
        }

        /** About how many bytes of memory the state takes. */
        public long footprint() {
            return Footprint.of(this);
        }

        /**
         * The day of the latest fact or closing that is remembered; {@link LocalDate#MIN} where
         * there is none.
         */
        public LocalDate latestDay() {
            var latest = Postings.lastFactDay(facts());
            var closed = closedThrough == null ? LocalDate.MIN : closedThrough.lastDay();
            return closed.isAfter(latest) ? closed : latest;
        }

        /** What counts for the unit's figures now. */
        public UnitFacts facts() {
            var counted =
                    payments.stream()
                            .filter(PaymentRecord::counts)
                            .map(PaymentRecord::payment)
                            .toList();
            return new UnitFacts(cycle(), budgetFunded(), broughtForward, obligations, counted);
        }

        /** The declaration with this reference, or null where none is remembered. */
        public @Nullable Obligation obligation(DeclarationReference reference) {
            for (var obligation : obligations) {
                if (obligation.reference().equals(reference)) {
                    return obligation;
                }
            }
            return null;
        }

        /**
         * The payment with this reference, whether it still counts or not, or null where none is
         * remembered.
         */
        public @Nullable PaymentRecord payment(BankReference reference) {
            for (var payment : payments) {
                if (payment.payment().bankReference().equals(reference)) {
                    return payment;
                }
            }
            return null;
        }

        @Override
        public Unit evolve(UnitEvent event) {
            return switch (event) {
                case UnitRegistered e ->
                        throw new IllegalStateException(e.unit() + " is registered already");
                case UnitDetailsCorrected e -> withMaster(master.with(e));
                case UnitTransferred e -> withMaster(master.with(e));
                case PaymentCycleChanged e -> withMaster(master.with(e));
                case BudgetFundingChanged e -> withMaster(master.with(e));
                case Declared e -> declared(new Obligation(e.declaration(), e.assessment()));
                case ObligationReassessed e -> withObligations(reassessed(e));
                case PaymentReceived e -> withPayments(counted(e.payment()));
                case PaymentAssigned e -> withPayments(counted(e.payment()));
                case PaymentWithdrawn e ->
                        withPayments(standing(e.payment(), new PaymentStanding.MovedTo(e.to())));
                case PaymentReversed e ->
                        withPayments(standing(e.payment(), new PaymentStanding.Reversed()));
                case PaymentAllocated e ->
                        withPostings(remembering(e.allocation()).withAllocation(e.allocation()));
                case AllocationSuperseded e ->
                        withPostings(remembering(e.allocation()).withoutAllocation(e.allocation()));
                case LateChargeAccrued e ->
                        withPostings(remembering(e.charge()).withCharge(e.charge()));
                case LateChargeSuperseded e ->
                        withPostings(remembering(e.charge()).withoutCharge(e.charge()));
                case RateAwaited e -> withPostings(remembering(e.rate()).awaiting(e.rate()));
                case RateAwaitEnded e ->
                        withPostings(remembering(e.rate()).noLongerAwaiting(e.rate()));
                case MonthClosed e -> closed(e.month());
            };
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

        private Registered declared(Obligation obligation) {
            broughtForward.needsNothingOf(obligation);
            return withObligations(inserted(obligations, obligation, Obligation.DAY_ORDER));
        }

        private List<PaymentRecord> counted(Payment payment) {
            broughtForward.needsNothingOf(payment.valueDate());
            var known = payment(payment.bankReference());
            var record = new PaymentRecord(payment, new PaymentStanding.Counted());
            if (known == null) {
                return inserted(payments, record, BY_DAY);
            }
            if (known.counts()) {
                throw new IllegalStateException(payment.bankReference() + " counts already");
            }
            return replaced(payments, known, record);
        }

        private List<PaymentRecord> standing(Payment payment, PaymentStanding standing) {
            broughtForward.needsNothingOf(payment.valueDate());
            var known = payment(payment.bankReference());
            if (known == null || !known.counts()) {
                throw new IllegalStateException(
                        payment.bankReference() + " does not count for " + unit());
            }
            return replaced(payments, known, new PaymentRecord(payment, standing));
        }

        private List<Obligation> reassessed(ObligationReassessed event) {
            var before = new Obligation(event.declaration(), event.superseded());
            var after = new Obligation(event.declaration(), event.assessment());
            broughtForward.needsNothingOf(before);
            broughtForward.needsNothingOf(after);
            var rest = new ArrayList<>(obligations);
            if (!rest.remove(before)) {
                throw new IllegalStateException(
                        event.declaration().reference() + " does not stand as superseded");
            }
            return inserted(rest, after, Obligation.DAY_ORDER);
        }

        private Registered withMaster(MasterData next) {
            return with(next, obligations, payments, postings, closedThrough);
        }

        private Registered withObligations(List<Obligation> next) {
            return with(master, next, payments, postings, closedThrough);
        }

        private Registered withPayments(List<PaymentRecord> next) {
            return with(master, obligations, next, postings, closedThrough);
        }

        private Registered withPostings(Postings next) {
            return with(master, obligations, payments, next, closedThrough);
        }

        private Registered closed(ContributionMonth month) {
            if (closedThrough != null && closedThrough.compareTo(month) >= 0) {
                throw new IllegalStateException(month + " is closed already");
            }
            return with(master, obligations, payments, postings, month);
        }

        private Registered with(
                MasterData nextMaster,
                List<Obligation> nextObligations,
                List<PaymentRecord> nextPayments,
                Postings nextPostings,
                @Nullable ContributionMonth nextClosed) {
            return new Registered(
                    registration,
                    nextMaster,
                    broughtForward,
                    nextObligations,
                    nextPayments,
                    nextPostings,
                    nextClosed);
        }
    }

    /** The list with one more item in its place. */
    static <T> List<T> inserted(List<T> sorted, T item, Comparator<? super T> order) {
        int at = Collections.binarySearch(sorted, item, order);
        if (at >= 0) {
            throw new IllegalStateException(item + " stands already");
        }
        var next = new ArrayList<T>(sorted.size() + 1);
        next.addAll(sorted);
        next.add(-at - 1, item);
        return Collections.unmodifiableList(next);
    }

    private static <T> List<T> replaced(List<T> list, T old, T item) {
        var next = new ArrayList<>(list);
        next.set(list.indexOf(Objects.requireNonNull(old)), item);
        return Collections.unmodifiableList(next);
    }
}
