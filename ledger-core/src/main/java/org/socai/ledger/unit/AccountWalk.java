package org.socai.ledger.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.rules.MissingRule;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.rules.RuleEvent.MonthlyInterestPublished;

/**
 * One unit's account carried through time, day by day, from its facts: what arises, how money is
 * applied, what lateness costs. Every derived figure and every posting comes out of this one walk.
 *
 * <p>A day is taken in a fixed order: interest computed on its first of month on what was
 * outstanding the evening before (regime A); its facts, money being applied after each; the daily
 * charge on what is outstanding and overdue in the evening (regime B). Days on which nothing
 * happens are taken in spans. Mutable, for one walk.
 */
final class AccountWalk {
    private final BroughtForward broughtForward;
    private final List<Obligation> obligations;
    private final List<Payment> payments;
    private final RuleBook rules;
    private final MonthlyInterestPublished monthlyInterest;

    private final DailyRates dailyRates;
    private final FundAccounts funds;
    private int nextObligation;
    private int nextPayment;

    /**
     * The last day that is wholly taken, at first the one brought forward or, where nothing was,
     * the one before the first fact; null where there is neither.
     */
    private @Nullable LocalDate evening;

    private @Nullable LocalDate lastFactDay;

    /**
     * An account at the point from which the facts are remembered.
     *
     * @throws EarlierHistoryNeeded where what lies before that point was summed up under another
     *     revision of the law
     */
    AccountWalk(UnitFacts facts, RuleBook rules) {
        this.broughtForward = facts.broughtForward();
        broughtForward.holdsUnder(rules);
        this.obligations = facts.obligations();
        this.payments = facts.payments();
        this.rules = rules;
        this.monthlyInterest = rules.monthlyInterest();
        this.dailyRates = new DailyRates(rules.dailyCharges());
        this.funds = new FundAccounts(broughtForward, rules);
        this.evening = broughtForward.isNothing() ? null : broughtForward.evening();
    }

    /**
     * Takes every day up to and including {@code lastDay}.
     *
     * @throws MissingRule where a day needs a rate that has not been published; the account then
     *     stands where it was when the rate was needed, see {@link #stoppedOn()}
     */
    void runThrough(LocalDate lastDay) {
        var day = nextFactDay();
        if (evening == null && day != null) {
            evening = day.minusDays(1);
        }
        while (day != null && !day.isAfter(lastDay)) {
            endDaysThrough(day.minusDays(1));
            computeInterestOn(day);
            takeFactsOf(day);
            day = nextFactDay();
        }
        endDaysThrough(lastDay);
    }

    /** Whether this day is the last one that is wholly taken. */
    boolean standsInTheEveningOf(LocalDate day) {
        return day.equals(evening);
    }

    /**
     * Whether a charge has to stand posted: its month is closed, or a payment needed it, which for
     * a fund means everything up to the last day on which its charge was paid.
     */
    boolean isSettled(LateCharge charge, LocalDate closedOn) {
        var day = charge.effectiveOn();
        return !day.isAfter(closedOn) || day.toEpochDay() <= charge(charge.fund()).lastPaidOn();
    }

    /**
     * What a later walk can begin with; to be asked in the evening of a day.
     *
     * @param settled whether a charge stands posted for good
     */
    BroughtForward broughtForward(Predicate<LateCharge> settled) {
        var today = ContributionMonth.of(Objects.requireNonNull(evening));
        var from = totalsNeededFrom(today.plusMonths(1 - BroughtForward.MONTHS_OF_TOTALS));
        return new BroughtForward(
                evening,
                rules.revision(),
                funds.money(),
                funds.figures(),
                from,
                funds.totals(from, lastTotalBroughtForward()),
                lateCharges().stream().filter(settled.negate()).sorted(LateCharge.ORDER).toList());
    }

    /** A declaration that is still to be taken may lower a month whose total is about to go. */
    private ContributionMonth totalsNeededFrom(ContributionMonth usual) {
        var from = usual;
        for (var obligation : obligations.subList(nextObligation, obligations.size())) {
            var period = obligation.declaration().period();
            if (obligation.lowers() && period.compareTo(from) < 0) {
                from = period;
            }
        }
        return from;
    }

    private int lastTotalBroughtForward() {
        return broughtForward.totalsFrom().index() + broughtForward.totals().size() - 1;
    }

    /** The day on which the walk stands: the one it could not finish when a rate was missing. */
    LocalDate stoppedOn() {
        return Objects.requireNonNull(evening).plusDays(1);
    }

    long unallocated() {
        return funds.money();
    }

    FundAccount principal(Fund fund) {
        return funds.principal(fund);
    }

    ChargeAccount charge(Fund fund) {
        return funds.charge(fund);
    }

    List<Allocation> allocations() {
        return funds.allocations();
    }

    List<LateCharge> lateCharges() {
        return funds.lateCharges();
    }

    private @Nullable LocalDate nextFactDay() {
        var declaredOn =
                nextObligation < obligations.size()
                        ? obligations.get(nextObligation).declaredOn()
                        : null;
        var paidOn = nextPayment < payments.size() ? payments.get(nextPayment).valueDate() : null;
        if (declaredOn == null || paidOn == null) {
            return declaredOn == null ? paidOn : declaredOn;
        }
        return declaredOn.isBefore(paidOn) ? declaredOn : paidOn;
    }

    /** Ends the day whose facts were taken last and the quiet days behind it, month by month. */
    private void endDaysThrough(LocalDate last) {
        while (evening != null && evening.isBefore(last)) {
            var morning = evening.plusDays(1);
            if (!morning.equals(lastFactDay)) {
                computeInterestOn(morning);
            }
            var endOfMonth = ContributionMonth.of(morning).lastDay();
            var end = endOfMonth.isBefore(last) ? endOfMonth : last;
            chargeDays(morning, end);
            evening = end;
        }
    }

    private void computeInterestOn(LocalDate day) {
        if (day.getDayOfMonth() != 1 || day.isAfter(monthlyInterest.lastComputedOn())) {
            return;
        }
        int before = lateCharges().size();
        for (var charge : funds.charges()) {
            charge.computeInterest(day, monthlyInterest);
        }
        if (lateCharges().size() > before) {
            funds.apply(
                    day,
                    new Allocation.Trigger(Allocation.Moment.INTEREST_COMPUTATION, ""),
                    new AllocationLines());
        }
    }

    /**
     * Charges a span of days within one calendar month; facts fall on its first day at most and are
     * taken.
     */
    private void chargeDays(LocalDate from, LocalDate through) {
        dailyRates.forEachSpan(
                from,
                through,
                (first, last, rate) -> {
                    for (var charge : funds.charges()) {
                        charge.chargeDays(first, last, rate);
                    }
                });
        if (!through.isBefore(dailyRates.from())
                && through.equals(ContributionMonth.of(through).lastDay())) {
            for (var charge : funds.charges()) {
                charge.closeMonth(through.toEpochDay());
            }
        }
    }

    private void takeFactsOf(LocalDate day) {
        while (nextObligation < obligations.size()
                && obligations.get(nextObligation).declaredOn().equals(day)) {
            book(obligations.get(nextObligation++));
        }
        while (nextPayment < payments.size() && payments.get(nextPayment).valueDate().equals(day)) {
            receive(payments.get(nextPayment++));
        }
        lastFactDay = day;
    }

    private void receive(Payment payment) {
        funds.receive(payment.amount());
        var trigger =
                new Allocation.Trigger(Allocation.Moment.PAYMENT, payment.bankReference().value());
        funds.apply(payment.valueDate(), trigger, new AllocationLines());
    }

    private void book(Obligation obligation) {
        var released = new AllocationLines();
        var period = obligation.declaration().period();
        for (Fund fund : Fund.ALL) {
            long amount = obligation.assessment().amounts().of(fund);
            var account = principal(fund);
            if (amount > 0) {
                raise(account, obligation, amount);
            } else if (amount < 0) {
                funds.receive(account.lower(period, obligation.assessment(), -amount, released));
            }
        }
        var moment =
                obligation.lowers()
                        ? Allocation.Moment.LOWERING_DECLARATION
                        : Allocation.Moment.DECLARATION;
        var trigger = new Allocation.Trigger(moment, obligation.reference().value());
        funds.apply(obligation.declaredOn(), trigger, released);
    }

    private void raise(FundAccount account, Obligation obligation, long amount) {
        var charge = charge(account.fund);
        var assessment = obligation.assessment();
        charge.bookLateInterest(obligation, amount, monthlyInterest);
        dailyRates.forEachSpan(
                assessment.dueOn().plusDays(1),
                obligation.declaredOn().minusDays(1),
                (first, last, rate) -> charge.bookLateDays(amount, last - first + 1, rate));
        account.arise(obligation.declaration().period(), assessment, amount);
    }
}
