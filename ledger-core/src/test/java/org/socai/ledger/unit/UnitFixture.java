package org.socai.ledger.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.Rate;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.contribution.UnitType;
import org.socai.ledger.rules.FundGroup;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.rules.RuleEvent.LateInterestRatePublished;
import org.socai.ledger.rules.ShippedLaw;
import org.socai.ledger.unit.UnitCommand.CloseMonths;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitCommand.ReversePayment;

/**
 * One unit's decisions, told as given, when and then. Amounts stated for a fund stand for
 * themselves.
 */
final class UnitFixture {
    static final UnitCode UNIT = new UnitCode("TZ0001A");
    static final UnitCode OTHER_UNIT = new UnitCode("TZ0002B");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final UnitDetails DETAILS =
            new UnitDetails("Công ty TNHH Ví Dụ", null, UnitType.NON_STATE_ENTERPRISE);
    static final OfficeCode OFFICE = new OfficeCode("04001");

    /** The shipped law, without any rate of late interest. */
    static final RuleBook LAW = RuleBook.empty().with(ShippedLaw.publications());

    /** The law with 1 % late interest a month for all funds in every year from 2014 to 2025. */
    static final RuleBook LAW_WITH_ONE_PERCENT =
            LAW.with(
                    Stream.iterate(2014, year -> year + 1)
                            .limit(12)
                            .flatMap(
                                    year ->
                                            Stream.of(
                                                    lateInterest(FundGroup.SI, year, "1"),
                                                    lateInterest(FundGroup.HI, year, "1")))
                            .toList());

    private final Unit state;
    private final RuleBook rules;

    private UnitFixture(Unit state, RuleBook rules) {
        this.state = state;
        this.rules = rules;
    }

    /**
     * A monthly unit, not funded by the budget, registered on 1 January 2014, after these commands.
     */
    static UnitFixture given(UnitCommand... commands) {
        return unknownUnit().and(registered(PaymentCycle.MONTHLY)).and(commands);
    }

    static UnitFixture unknownUnit() {
        return new UnitFixture(Unit.unknown(), LAW_WITH_ONE_PERCENT);
    }

    UnitFixture and(UnitCommand... commands) {
        var next = state;
        for (var command : commands) {
            for (var event : UnitDecider.decide(command, next, rules, TODAY)) {
                next = next.evolve(event);
            }
        }
        return new UnitFixture(next, rules);
    }

    UnitFixture under(RuleBook book) {
        return new UnitFixture(state, book);
    }

    /** What the command records. */
    List<UnitEvent> when(UnitCommand command) {
        return UnitDecider.decide(command, state, rules, TODAY);
    }

    /** Why the command is refused. */
    UnitRejected.Reason refused(UnitCommand command) {
        return Assertions.catchThrowableOfType(UnitRejected.class, () -> when(command)).reason();
    }

    Unit.Registered unit() {
        return (Unit.Registered) state;
    }

    UnitBalance balanceOn(String day) {
        return UnitBalance.derive(unit().facts(), rules, LocalDate.parse(day));
    }

    static RegisterUnit registered(PaymentCycle cycle) {
        return new RegisterUnit(UNIT, DETAILS, OFFICE, cycle, false, LocalDate.of(2014, 1, 1));
    }

    static DeclareObligation declared(
            String reference, String period, String declaredOn, FundAmounts amounts) {
        return declaration(reference, period, declaredOn, DeclarationKind.REGULAR, 0, amounts);
    }

    static DeclareObligation foundLater(
            String reference, String period, String declaredOn, FundAmounts amounts) {
        return declaration(reference, period, declaredOn, DeclarationKind.RETROACTIVE, 0, amounts);
    }

    static DeclareObligation adjusted(
            String reference, String period, String declaredOn, FundAmounts amounts) {
        return declaration(reference, period, declaredOn, DeclarationKind.ADJUSTMENT, 0, amounts);
    }

    static DeclareObligation wages(
            String reference, String period, String declaredOn, long wageFund) {
        return declaration(reference, period, declaredOn, DeclarationKind.REGULAR, wageFund, null);
    }

    private static DeclareObligation declaration(
            String reference,
            String period,
            String declaredOn,
            DeclarationKind kind,
            long wageFund,
            @Nullable FundAmounts amounts) {
        return new DeclareObligation(
                UNIT,
                new Declaration(
                        new DeclarationReference(reference),
                        ContributionMonth.parse(period),
                        LocalDate.parse(declaredOn),
                        kind,
                        10,
                        wageFund,
                        wageFund,
                        amounts));
    }

    static ReceivePayment paid(String reference, String valueDate, long amount) {
        return new ReceivePayment(
                UNIT,
                payment(reference, valueDate, amount),
                "+BHXH+103+00+TZ0001A+04001+dong BHXH+");
    }

    static Payment payment(String reference, String valueDate, long amount) {
        return new Payment(new BankReference(reference), LocalDate.parse(valueDate), amount);
    }

    static ReversePayment reversed(String reference) {
        return new ReversePayment(UNIT, new BankReference(reference), "returned by bank");
    }

    static CloseMonths closed(String through) {
        return new CloseMonths(UNIT, ContributionMonth.parse(through));
    }

    static FundAmounts rs(long amount) {
        return only(Fund.RS, amount);
    }

    static FundAmounts hi(long amount) {
        return only(Fund.HI, amount);
    }

    static FundAmounts only(Fund fund, long amount) {
        return FundAmounts.of(f -> f == fund ? amount : 0);
    }

    static FundAmounts each(long amount) {
        return FundAmounts.of(_ -> amount);
    }

    static Allocation.Line principal(Fund fund, String period, String dueOn, long amount) {
        return new Allocation.Line(
                fund, ContributionMonth.parse(period), LocalDate.parse(dueOn), amount);
    }

    static Allocation.Line charge(Fund fund, long amount) {
        return new Allocation.Line(fund, null, null, amount);
    }

    static LateInterestRatePublished lateInterest(FundGroup group, int year, String percent) {
        return new LateInterestRatePublished(group, year, Rate.ofPercent(percent), "notice");
    }

    /** The allocations among events, in order. */
    static List<Allocation> allocations(List<UnitEvent> events) {
        return of(UnitEvent.PaymentAllocated.class, events, UnitEvent.PaymentAllocated::allocation);
    }

    /** The charges accrued among events, in order. */
    static List<LateCharge> charges(List<UnitEvent> events) {
        return of(UnitEvent.LateChargeAccrued.class, events, UnitEvent.LateChargeAccrued::charge);
    }

    private static <E extends UnitEvent, T> List<T> of(
            Class<E> kind, List<UnitEvent> events, Function<E, T> part) {
        return events.stream().filter(kind::isInstance).map(kind::cast).map(part).toList();
    }
}
