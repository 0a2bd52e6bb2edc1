package org.socai.ledger.unit;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.unit.UnitEvent.AccountEvent;
import org.socai.ledger.unit.UnitEvent.BudgetFundingChanged;
import org.socai.ledger.unit.UnitEvent.MonthClosed;
import org.socai.ledger.unit.UnitEvent.PaymentCycleChanged;
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
                return new Registered(e, MasterData.of(e), Books.EMPTY, null, null);
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
     * @param books what is remembered of the unit's account
     * @param recent the same books with all but the last days summed up, so that a fact of these
     *     days or later need not walk through the others again; null where there are none. They say
     *     nothing that {@code books} do not
     * @param closedThrough the last closed month, null before the first closing
     */
    record Registered(
            UnitRegistered registration,
            MasterData master,
            Books books,
            @Nullable Books recent,
            @Nullable ContributionMonth closedThrough)
            implements Unit {
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

        public List<Obligation> obligations() {
            return books.obligations();
        }

        public List<PaymentRecord> payments() {
            return books.payments();
        }

        Postings postings() {
            return books.postings();
        }

        BroughtForward broughtForward() {
            return books.broughtForward();
        }

        /** Whether the state goes back to the unit's first event. */
        public boolean isWhole() {
            return broughtForward().isNothing();
        }

        /**
         * The evening up to which the state is summed up, the last day of a month; {@link
         * LocalDate#MIN} where it is whole.
         */
        public LocalDate summedUpTo() {
            return books.broughtForward().evening();
        }

        /** The revision of the law under which that was done; 0 where the state is whole. */
        public int lawRevision() {
            return books.broughtForward().revision();
        }

        /** Whether decisions under this law can stand on the state. */
        public boolean holdsUnder(RuleBook rules) {
            return isWhole() || broughtForward().revision() == rules.revision();
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

        /** The same state without the recent books, which are made again when they are wanted. */
        public Registered withoutRecent() {
            return withRecent(null);
        }

        /** The shortest books from which a walk under this law can go on. */
        Books booksFor(RuleBook rules) {
            return recent != null && recent.broughtForward().revision() == rules.revision()
                    ? recent
                    : books;
        }

        /** The shortest such books that still know the evening of a day. */
        Books booksFor(RuleBook rules, LocalDate evening) {
            var shortest = booksFor(rules);
            return evening.isBefore(shortest.broughtForward().evening()) ? books : shortest;
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
            var latest = books.lastFactDay();
            var closed = closedThrough == null ? LocalDate.MIN : closedThrough.lastDay();
            return closed.isAfter(latest) ? closed : latest;
        }

        /** What counts for the unit's figures now. */
        public UnitFacts facts() {
            return books.facts(master);
        }

        /**
         * The payment with this reference, whether it still counts or not, or null where none is
         * remembered.
         */
        public @Nullable PaymentRecord payment(BankReference reference) {
            return books.payment(reference, LocalDate.MIN);
        }

        @Override
        public Unit evolve(UnitEvent event) {
            return switch (event) {
                case UnitRegistered e ->
                        throw new IllegalStateException(e.unit() + " is registered already");
                case UnitDetailsCorrected e -> with(master.with(e));
                case UnitTransferred e -> with(master.with(e));
                case PaymentCycleChanged e -> with(master.with(e));
                case BudgetFundingChanged e -> with(master.with(e));
                case MonthClosed e -> closed(e.month());
                case AccountEvent e -> booked(e);
            };
        }

        Registered with(Books next) {
            var evening = next.broughtForward().evening();
            var shorter = recent == null || recent.broughtForward().covers(evening) ? recent : null;
            return new Registered(registration, master, next, shorter, closedThrough);
        }

        Registered withRecent(@Nullable Books next) {
            return new Registered(registration, master, books, next, closedThrough);
        }

        private Registered with(MasterData next) {
            return new Registered(registration, next, books, recent, closedThrough);
        }

        private Registered booked(AccountEvent event) {
            return new Registered(
                    registration, master, books.after(event), recentAfter(event), closedThrough);
        }

        /** An event about days that are summed up leaves no recent books. */
        private @Nullable Books recentAfter(AccountEvent event) {
            try {
                return recent == null ? null : recent.after(event);
            } catch (EarlierHistoryNeeded lateFact) {
                return null;
            }
        }

        private Registered closed(ContributionMonth month) {
            if (closedThrough != null && closedThrough.compareTo(month) >= 0) {
                throw new IllegalStateException(month + " is closed already");
            }
            return new Registered(registration, master, books, recent, month);
        }
    }
}
