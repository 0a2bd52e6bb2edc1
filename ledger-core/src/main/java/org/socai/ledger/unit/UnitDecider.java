package org.socai.ledger.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.rules.MissingRule;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.unit.Unit.Registered;
import org.socai.ledger.unit.UnitCommand.AssignPayment;
import org.socai.ledger.unit.UnitCommand.ChangeBudgetFunding;
import org.socai.ledger.unit.UnitCommand.ChangePaymentCycle;
import org.socai.ledger.unit.UnitCommand.CloseMonths;
import org.socai.ledger.unit.UnitCommand.CorrectUnitDetails;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitCommand.PostAnew;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitCommand.ReversePayment;
import org.socai.ledger.unit.UnitCommand.TransferUnit;
import org.socai.ledger.unit.UnitCommand.WithdrawPayment;
import org.socai.ledger.unit.UnitEvent.BudgetFundingChanged;
import org.socai.ledger.unit.UnitEvent.ClosingFigures;
import org.socai.ledger.unit.UnitEvent.MonthClosed;
import org.socai.ledger.unit.UnitEvent.ObligationAdjusted;
import org.socai.ledger.unit.UnitEvent.ObligationDeclared;
import org.socai.ledger.unit.UnitEvent.ObligationReassessed;
import org.socai.ledger.unit.UnitEvent.PaymentAssigned;
import org.socai.ledger.unit.UnitEvent.PaymentCycleChanged;
import org.socai.ledger.unit.UnitEvent.PaymentReceived;
import org.socai.ledger.unit.UnitEvent.PaymentReversed;
import org.socai.ledger.unit.UnitEvent.PaymentWithdrawn;
import org.socai.ledger.unit.UnitEvent.RetroactiveObligationDeclared;
import org.socai.ledger.unit.UnitEvent.UnitDetailsCorrected;
import org.socai.ledger.unit.UnitEvent.UnitRegistered;
import org.socai.ledger.unit.UnitEvent.UnitTransferred;
import org.socai.ledger.unit.UnitRejected.Reason;

/**
 * Decides what a command records for one unit.
 *
 * <p>A decision is pure: the state, the rules and today's date come in, events come out. The first
 * event is the fact; those behind it post what follows from it, as if it had come in its time: what
 * was posted wrongly is superseded, what now follows is posted, all naming the fact. An empty list
 * says that the fact is known already, with the same content.
 *
 * <p>On a state that was carried forward the decision is the same as on the whole one, or it says
 * {@link EarlierHistoryNeeded} and is made again on the whole one. Such a state cannot tell whether
 * a reference was used before; whoever decides on it looks up what is booked under the command's
 * {@linkplain UnitCommand#factKey() key} and hands that in, or has the log refuse it.
 */
public final class UnitDecider {
    private final @Nullable LedgerEvent booked;
    private final RuleBook rules;
    private final LocalDate today;

    private UnitDecider(@Nullable LedgerEvent booked, RuleBook rules, LocalDate today) {
        this.booked = booked;
        this.rules = rules;
        this.today = today;
    }

    /**
     * Decides one command on what the state knows by itself.
     *
     * @param today the business day in Asia/Ho_Chi_Minh; facts that lie after it are refused
     * @throws UnitRejected with its reason, when the ledger does not accept the command
     * @throws EarlierHistoryNeeded when only the whole state can tell; a state carried forward
     *     cannot tell whether the key of a fact is taken
     */
    public static List<UnitEvent> decide(
            UnitCommand command, Unit state, RuleBook rules, LocalDate today) {
        if (state instanceof Registered unit && !unit.isWhole() && command.factKey() != null) {
            throw new EarlierHistoryNeeded("whether " + command.factKey() + " is taken");
        }
        return decide(command, state, null, rules, today);
    }

    /**
     * Decides one command on a state and on what is booked under the command's key.
     *
     * @param booked the fact recorded under the command's key, or null when there is none
     * @throws UnitRejected with its reason, when the ledger does not accept the command
     * @throws EarlierHistoryNeeded when only the whole state can tell
     */
    public static List<UnitEvent> decide(
            UnitCommand command,
            Unit state,
            @Nullable LedgerEvent booked,
            RuleBook rules,
            LocalDate today) {
        try {
            return new UnitDecider(booked, rules, today).decide(command, state);
        } catch (ArithmeticException overflow) {
            throw new UnitRejected(
                    Reason.AMOUNT_OUT_OF_RANGE,
                    "the amounts of unit "
                            + command.unit()
                            + " add up to more than the ledger can hold");
        }
    }

    private List<UnitEvent> decide(UnitCommand command, Unit state) {
        return switch (command) {
            case RegisterUnit c -> register(c, state);
            case CorrectUnitDetails c -> correctDetails(c, known(c, state));
            case TransferUnit c -> transfer(c, known(c, state));
            case ChangePaymentCycle c -> changeCycle(c, known(c, state));
            case ChangeBudgetFunding c -> changeBudgetFunding(c, known(c, state));
            case DeclareObligation c -> declare(c, known(c, state));
            case ReceivePayment c -> receive(c, known(c, state));
            case AssignPayment c -> assign(c, known(c, state));
            case WithdrawPayment c -> withdraw(c, known(c, state));
            case ReversePayment c -> reverse(c, known(c, state));
            case CloseMonths c -> close(c, known(c, state));
            case PostAnew c -> postAnew(known(c, state), c.cause());
        };
    }

    private Registered known(UnitCommand command, Unit state) {
        return switch (state) {
            case Unit.Unknown _ ->
                    throw new UnitRejected(
                            Reason.UNKNOWN_UNIT, "unit " + command.unit() + " is not registered");
            case Registered registered -> {
                registered.broughtForward().holdsUnder(rules);
                yield registered;
            }
        };
    }

    private List<UnitEvent> register(RegisterUnit c, Unit state) {
        notInFuture("a unit is registered", c.registeredOn());
        var registered =
                new UnitRegistered(
                        c.unit(),
                        c.details(),
                        c.office(),
                        c.cycle(),
                        c.budgetFunded(),
                        c.registeredOn());
        return switch (state) {
            case Unit.Unknown _ -> List.of(registered);
            case Registered r when r.registration().equals(registered) -> List.of();
            case Registered _ ->
                    throw new UnitRejected(
                            Reason.KEY_REUSED,
                            "unit " + c.unit() + " is registered with other master data");
        };
    }

    private List<UnitEvent> correctDetails(CorrectUnitDetails c, Registered unit) {
        notInFuture("master data takes effect", c.effectiveOn());
        if (repeats(unit.details().startingOn(c.effectiveOn()), c.details(), c)) {
            return List.of();
        }
        return List.of(new UnitDetailsCorrected(c.unit(), c.details(), c.effectiveOn()));
    }

    private List<UnitEvent> transfer(TransferUnit c, Registered unit) {
        notInFuture("a unit is transferred", c.effectiveOn());
        if (repeats(unit.office().startingOn(c.effectiveOn()), c.office(), c)) {
            return List.of();
        }
        return List.of(new UnitTransferred(c.unit(), c.office(), c.effectiveOn()));
    }

    private List<UnitEvent> changeCycle(ChangePaymentCycle c, Registered unit) {
        notInFuture("a payment cycle changes", c.effectiveOn());
        if (repeats(unit.cycle().startingOn(c.effectiveOn()), c.cycle(), c)) {
            return List.of();
        }
        CycleChange.check(unit.cycle().with(c.effectiveOn(), c.cycle()));
        var changed = new PaymentCycleChanged(c.unit(), c.cycle(), c.effectiveOn());
        return withReassessment(unit, changed, "payment-cycle/" + c.effectiveOn());
    }

    private List<UnitEvent> changeBudgetFunding(ChangeBudgetFunding c, Registered unit) {
        notInFuture("budget funding changes", c.effectiveOn());
        if (repeats(unit.budgetFunded().startingOn(c.effectiveOn()), c.budgetFunded(), c)) {
            return List.of();
        }
        var changed = new BudgetFundingChanged(c.unit(), c.budgetFunded(), c.effectiveOn());
        return withReassessment(unit, changed, "budget-funding/" + c.effectiveOn());
    }

    /**
     * Whether the same was recorded for the same day; another value for the same day is refused.
     */
    private static <T> boolean repeats(@Nullable T recorded, T value, UnitCommand command) {
        if (recorded == null) {
            return false;
        }
        if (recorded.equals(value)) {
            return true;
        }
        throw new UnitRejected(
                Reason.KEY_REUSED,
                "unit "
                        + command.unit()
                        + " has another value recorded for the same day: "
                        + recorded);
    }

    private List<UnitEvent> declare(DeclareObligation c, Registered unit) {
        var declaration = c.declaration();
        notInFuture("a declaration is made", declaration.declaredOn());
        var known = declared(c, unit);
        if (known != null) {
            if (known.equals(declaration)) {
                return List.of();
            }
            throw new UnitRejected(
                    Reason.KEY_REUSED,
                    "declaration "
                            + declaration.reference()
                            + " of unit "
                            + c.unit()
                            + " is booked with other content");
        }
        unit.broughtForward().needsNothingOf(declaration.declaredOn());
        var obligation = new Obligation(declaration, assess(declaration, unit.master()));
        Adjustments.check(unit.broughtForward(), unit.obligations(), obligation);
        var fact = declared(c, obligation.assessment());
        return withPostings(unit, fact, fact.factKey());
    }

    /** What is booked under the reference of a declaration, or null. */
    private @Nullable Declaration declared(DeclareObligation c, Registered unit) {
        var declaration = c.declaration();
        var known =
                unit.books()
                        .obligation(
                                declaration.reference(),
                                searchedFrom(declaration.declaredOn(), unit));
        if (known != null) {
            return known.declaration();
        }
        return booked instanceof UnitEvent.Declared e && e.unit().equals(c.unit())
                ? e.declaration()
                : null;
    }

    /**
     * From which day on the same reference is looked for. A state that is not whole answers only
     * for the same fact sent again: the log is asked, or has the last word, about all others.
     */
    private LocalDate searchedFrom(LocalDate day, Registered unit) {
        return unit.isWhole() || booked != null ? LocalDate.MIN : day;
    }

    private Assessment assess(Declaration declaration, MasterData master) {
        try {
            return Assessment.of(declaration, master.cycle(), master.budgetFunded(), rules);
        } catch (MissingRule missing) {
            throw new UnitRejected(
                    Reason.NO_RATES_FOR_PERIOD,
                    "period " + declaration.period() + ": " + missing.getMessage());
        }
    }

    private static UnitEvent.Declared declared(DeclareObligation c, Assessment assessment) {
        var declaration = c.declaration();
        return switch (declaration.kind()) {
            case REGULAR -> new ObligationDeclared(c.unit(), declaration, assessment);
            case RETROACTIVE ->
                    new RetroactiveObligationDeclared(c.unit(), declaration, assessment);
            case ADJUSTMENT -> new ObligationAdjusted(c.unit(), declaration, assessment);
        };
    }

    private List<UnitEvent> receive(ReceivePayment c, Registered unit) {
        notInFuture("a payment has its value date", c.payment().valueDate());
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
        return withPostings(unit, fact, fact.factKey());
    }

    /** The payment that reached the unit under the reference of another, or null. */
    private @Nullable Payment received(ReceivePayment c, Registered unit) {
        var payment = c.payment();
        var known =
                unit.books()
                        .payment(payment.bankReference(), searchedFrom(payment.valueDate(), unit));
        if (known != null) {
            return known.payment();
        }
        return booked instanceof PaymentReceived e && e.unit().equals(c.unit())
                ? e.payment()
                : null;
    }

    private List<UnitEvent> assign(AssignPayment c, Registered unit) {
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
        return withPostings(unit, fact, "assignment/" + reference);
    }

    private List<UnitEvent> withdraw(WithdrawPayment c, Registered unit) {
        var known = standing(c.bankReference(), unit);
        return switch (known.standing()) {
            case PaymentStanding.Reversed _ -> throw reversed(known);
            case PaymentStanding.MovedTo moved when moved.unit().equals(c.to()) -> List.of();
            case PaymentStanding.MovedTo moved -> throw moved(known, moved);
            case PaymentStanding.Counted _ when c.to().equals(c.unit()) -> List.of();
            case PaymentStanding.Counted _ ->
                    withPostings(
                            unit,
                            new PaymentWithdrawn(c.unit(), known.payment(), c.to()),
                            "assignment/" + c.bankReference());
        };
    }

    private List<UnitEvent> reverse(ReversePayment c, Registered unit) {
        var known = standing(c.bankReference(), unit);
        return switch (known.standing()) {
            case PaymentStanding.Reversed _ -> List.of();
            case PaymentStanding.MovedTo moved -> throw moved(known, moved);
            case PaymentStanding.Counted _ ->
                    withPostings(
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

    private List<UnitEvent> close(CloseMonths c, Registered unit) {
        if (!c.through().lastDay().isBefore(today)) {
            throw new UnitRejected(
                    Reason.MONTH_NOT_ENDED, "month " + c.through() + " has not ended yet");
        }
        var closed = unit.closedThrough();
        if (closed != null && closed.compareTo(c.through()) >= 0) {
            return List.of();
        }
        UnitBalance balance;
        try {
            balance = UnitBalance.derive(unit.facts(), rules, c.through().lastDay());
        } catch (MissingRule missing) {
            throw new UnitRejected(
                    Reason.MISSING_RATE,
                    "unit "
                            + c.unit()
                            + " cannot be closed through "
                            + c.through()
                            + ": "
                            + missing.getMessage());
        }
        var figures =
                Fund.ALL.stream()
                        .map(
                                fund ->
                                        new ClosingFigures(
                                                fund,
                                                balance.of(fund).outstanding(),
                                                balance.of(fund).overdue(),
                                                balance.of(fund).charge()))
                        .toList();
        var fact = new MonthClosed(c.unit(), c.through(), figures, balance.unallocated());
        return withPostings(unit, fact, fact.factKey());
    }

    /** The fact, and what of the postings changes with it. */
    private List<UnitEvent> withPostings(Registered unit, UnitEvent fact, String cause) {
        return followedBy(fact, postings((Registered) unit.evolve(fact), cause));
    }

    /** The fact, what declarations now come to, and what of the postings changes with both. */
    private List<UnitEvent> withReassessment(Registered unit, UnitEvent fact, String cause) {
        return followedBy(fact, postAnew((Registered) unit.evolve(fact), cause));
    }

    private List<UnitEvent> postAnew(Registered unit, String cause) {
        if (!unit.isWhole()) {
            throw new EarlierHistoryNeeded("declarations are assessed anew from the first one on");
        }
        var events = new ArrayList<UnitEvent>();
        Registered state = unit;
        for (var obligation : unit.obligations()) {
            var assessment = assess(obligation.declaration(), unit.master());
            if (!assessment.equals(obligation.assessment())) {
                var reassessed =
                        new ObligationReassessed(
                                unit.unit(),
                                obligation.declaration(),
                                obligation.assessment(),
                                assessment,
                                cause);
                events.add(reassessed);
                state = (Registered) state.evolve(reassessed);
            }
        }
        Adjustments.checkAll(state.obligations());
        events.addAll(postings(state, cause));
        return events;
    }

    private List<UnitEvent> postings(Registered unit, String cause) {
        var books = unit.booksFor(rules);
        var target = Postings.derive(books.facts(unit.master()), rules, unit.closedThrough());
        return Reposting.events(unit.unit(), books.postings(), target, cause);
    }

    private static List<UnitEvent> followedBy(UnitEvent fact, List<UnitEvent> consequences) {
        var events = new ArrayList<UnitEvent>(consequences.size() + 1);
        events.add(Objects.requireNonNull(fact));
        events.addAll(consequences);
        return List.copyOf(events);
    }

    private void notInFuture(String what, LocalDate day) {
        if (day.isAfter(today)) {
            throw new UnitRejected(
                    Reason.DATE_IN_FUTURE, what + " on " + day + ", which lies in the future");
        }
    }
}
