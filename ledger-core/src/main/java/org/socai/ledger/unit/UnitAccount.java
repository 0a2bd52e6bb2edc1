package org.socai.ledger.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.rules.MissingRule;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.rules.RuleEvent.AllocationOrderPublished;
import org.socai.ledger.rules.RuleEvent.DailyChargePublished;
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
final class UnitAccount {
    private final BroughtForward broughtForward;
    private final List<Obligation> obligations;
    private final List<Payment> payments;
    private final RuleBook rules;
    private final MonthlyInterestPublished monthlyInterest;

    /** The first day that bears a daily charge. */
    private final LocalDate chargedFrom;

    private final Map<Fund, FundAccount> principals = new EnumMap<>(Fund.class);
    private final Map<Fund, ChargeAccount> charges = new EnumMap<>(Fund.class);
    private final List<Allocation> allocations = new ArrayList<>();
    private final List<LateCharge> lateCharges = new ArrayList<>();
    private int nextObligation;
    private int nextPayment;
    private long money;

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
    UnitAccount(UnitFacts facts, RuleBook rules) {
        this.broughtForward = facts.broughtForward();
        broughtForward.holdsUnder(rules);
        this.obligations = facts.obligations();
        this.payments = facts.payments();
        this.rules = rules;
        this.monthlyInterest = rules.monthlyInterest();
        this.chargedFrom =
                rules.dailyCharges().isEmpty()
                        ? LocalDate.MAX
                        : rules.dailyCharges().getLast().effectiveOn();
        for (Fund fund : Fund.ALL) {
            var principal = new FundAccount(fund, broughtForward);
            principals.put(fund, principal);
            charges.put(
                    fund,
                    new ChargeAccount(principal, broughtForward.of(fund), rules, lateCharges));
        }
        this.lateCharges.addAll(broughtForward.unsettled());
        this.money = broughtForward.unallocated();
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
                money,
                figures(),
                from,
                totals(from),
                lateCharges.stream().filter(settled.negate()).sorted(LateCharge.ORDER).toList());
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

    private Map<Fund, BroughtForward.FundFigures> figures() {
        var figures = new EnumMap<Fund, BroughtForward.FundFigures>(Fund.class);
        charges.forEach((fund, charge) -> figures.put(fund, charge.broughtForward()));
        return figures;
    }

    private List<FundAmounts> totals(ContributionMonth from) {
        int last = broughtForward.totalsFrom().index() + broughtForward.totals().size() - 1;
        for (var principal : principals.values()) {
            last = Math.max(last, principal.lastListed());
        }
        var totals = new ArrayList<FundAmounts>();
        for (int index = from.index(); index <= last; index++) {
            var period = ContributionMonth.ofIndex(index);
            totals.add(FundAmounts.of(fund -> principal(fund).arisen(period)));
        }
        return totals;
    }

    /** The day on which the walk stands: the one it could not finish when a rate was missing. */
    LocalDate stoppedOn() {
        return Objects.requireNonNull(evening).plusDays(1);
    }

    long unallocated() {
        return money;
    }

    FundAccount principal(Fund fund) {
        return Objects.requireNonNull(principals.get(fund));
    }

    ChargeAccount charge(Fund fund) {
        return Objects.requireNonNull(charges.get(fund));
    }

    List<Allocation> allocations() {
        return allocations;
    }

    List<LateCharge> lateCharges() {
        return lateCharges;
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
        int before = lateCharges.size();
        for (var charge : charges.values()) {
            charge.computeInterest(day, monthlyInterest);
        }
        if (lateCharges.size() > before) {
            apply(
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
        if (through.isBefore(chargedFrom)) {
            return;
        }
        var start = from;
        while (!start.isAfter(through)) {
            var rate = dailyChargeOn(start);
            var end = lastDayUnderOneRate(start, through);
            if (rate != null) {
                for (var charge : charges.values()) {
                    charge.chargeDays(start.toEpochDay(), end.toEpochDay(), rate);
                }
            }
            start = end.plusDays(1);
        }
        if (through.equals(ContributionMonth.of(through).lastDay())) {
            for (var charge : charges.values()) {
                charge.closeMonth(through.toEpochDay());
            }
        }
    }

    private @Nullable DailyChargePublished dailyChargeOn(LocalDate day) {
        for (var rate : rules.dailyCharges()) {
            if (!rate.effectiveOn().isAfter(day)) {
                return rate;
            }
        }
        return null;
    }

    private LocalDate lastDayUnderOneRate(LocalDate from, LocalDate through) {
        var last = through;
        for (var rate : rules.dailyCharges()) {
            if (rate.effectiveOn().isAfter(from) && !rate.effectiveOn().isAfter(last)) {
                last = rate.effectiveOn().minusDays(1);
            }
        }
        return last;
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
        money = Math.addExact(money, payment.amount());
        var trigger =
                new Allocation.Trigger(Allocation.Moment.PAYMENT, payment.bankReference().value());
        apply(payment.valueDate(), trigger, new AllocationLines());
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
                money =
                        Math.addExact(
                                money,
                                account.lower(period, obligation.assessment(), -amount, released));
            }
        }
        var moment =
                obligation.lowers()
                        ? Allocation.Moment.LOWERING_DECLARATION
                        : Allocation.Moment.DECLARATION;
        var trigger = new Allocation.Trigger(moment, obligation.reference().value());
        apply(obligation.declaredOn(), trigger, released);
    }

    private void raise(FundAccount account, Obligation obligation, long amount) {
        var charge = charge(account.fund);
        var assessment = obligation.assessment();
        charge.bookLateInterest(obligation, amount, monthlyInterest);
        bookLateDays(charge, assessment.dueOn().plusDays(1), obligation.declaredOn(), amount);
        account.arise(obligation.declaration().period(), assessment, amount);
    }

    private void bookLateDays(
            ChargeAccount charge, LocalDate firstLate, LocalDate bookedOn, long amount) {
        var start = firstLate;
        while (start.isBefore(bookedOn)) {
            var rate = dailyChargeOn(start);
            var end = lastDayUnderOneRate(start, bookedOn.minusDays(1));
            if (rate != null) {
                charge.bookLateDays(amount, end.toEpochDay() - start.toEpochDay() + 1, rate);
            }
            start = end.plusDays(1);
        }
    }

    /**
     * Applies unallocated money: first to everything due by the end of the day's month, fund after
     * fund, each fund's charge after its principal; then to what falls due later, one due date
     * after another.
     */
    private void apply(LocalDate day, Allocation.Trigger trigger, AllocationLines lines) {
        if (money == 0) {
            return;
        }
        var order = rules.allocationOrder(day);
        long endOfMonth = ContributionMonth.of(day).lastDay().toEpochDay();
        for (Fund fund : order.order()) {
            money = principal(fund).pay(money, endOfMonth, lines);
            money = charge(fund).pay(money, day.toEpochDay(), lines);
        }
        payAhead(order, lines);
        if (!lines.isEmpty()) {
            allocations.add(new Allocation(day, trigger, order.subject(), lines.lines()));
        }
    }

    private void payAhead(AllocationOrderPublished order, AllocationLines lines) {
        while (money > 0) {
            long due = Long.MAX_VALUE;
            for (var account : principals.values()) {
                due = Math.min(due, account.nextDue());
            }
            if (due == Long.MAX_VALUE) {
                return;
            }
            for (Fund fund : order.order()) {
                money = principal(fund).pay(money, due, lines);
            }
        }
    }
}
