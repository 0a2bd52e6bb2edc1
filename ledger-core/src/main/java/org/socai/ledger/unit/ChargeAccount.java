package org.socai.ledger.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.ExactSum;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.rules.FundGroup;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.rules.RuleEvent.DailyChargePublished;
import org.socai.ledger.rules.RuleEvent.MonthlyInterestPublished;

/**
 * The late charge one unit owes one fund while a derivation runs through time, under both regimes.
 *
 * <p>Interest is whole dong at each computation. The daily charge is an exact sum over the running
 * month; closed months count rounded, the running one as the rounding of its sum so far (policy
 * {@code ROUND_PER_FUND_MONTH}). Charges never bear charges. Mutable, for use inside one
 * derivation.
 */
final class ChargeAccount {
    private final Fund fund;
    private final FundAccount principal;
    private final RuleBook rules;
    private final List<LateCharge> postings;

    private long interest;
    private long closedMonths;
    private final ExactSum runningMonth;
    private long postedOfRunningMonth;
    private @Nullable LateCharge lastDaily;
    private int daysOfRunningMonth;
    private long lastDailyBase;
    private @Nullable DailyChargePublished lastDailyRate;
    private long paid;
    private long lastPaidOn;

    ChargeAccount(
            FundAccount principal,
            BroughtForward.FundFigures broughtForward,
            RuleBook rules,
            List<LateCharge> postings) {
        this.fund = principal.fund;
        this.principal = principal;
        this.rules = rules;
        this.postings = postings;
        this.interest = broughtForward.interest();
        this.closedMonths = broughtForward.dailyCharge();
        this.paid = broughtForward.chargePaid();
        this.lastPaidOn = broughtForward.chargePaidOn();
        var running = broughtForward.running();
        this.runningMonth = new ExactSum(running == null ? ExactSum.Total.ZERO : running.sum());
        if (running != null) {
            this.postedOfRunningMonth = running.posted();
            this.daysOfRunningMonth = running.days();
            this.lastDailyBase = running.base();
            this.lastDailyRate = running.rate();
        }
    }

    /**
     * The figures to go on from in the evening of a day. What was posted on that day or before
     * stays as it is, so the last daily posting is not needed any more.
     */
    BroughtForward.FundFigures broughtForward() {
        return new BroughtForward.FundFigures(
                principal.unpaid(), interest, closedMonths, paid, lastPaidOn, running());
    }

    private BroughtForward.@Nullable RunningMonth running() {
        return daysOfRunningMonth == 0
                ? null
                : new BroughtForward.RunningMonth(
                        runningMonth.total(),
                        postedOfRunningMonth,
                        daysOfRunningMonth,
                        lastDailyBase,
                        Objects.requireNonNull(lastDailyRate));
    }

    /** What has accrued so far and is unpaid. */
    long unpaid() {
        return interest + closedMonths + runningMonth.roundedHalfUp() - paid;
    }

    /** The last day on which some of the charge was paid, in days since 1970. */
    long lastPaidOn() {
        return lastPaidOn;
    }

    /**
     * Regime A on the first of a month: interest on principal whose cycle ended long enough before.
     */
    void computeInterest(LocalDate computedOn, MonthlyInterestPublished regime) {
        int lastCycleEnd = ContributionMonth.of(computedOn).index() - regime.monthsBefore();
        long base = principal.outstandingOfCyclesThrough(lastCycleEnd);
        if (base == 0) {
            return;
        }
        var published = rules.lateInterest(FundGroup.of(fund), computedOn.getYear());
        long amount = published.ratePerMonth().timesHalfUp(base);
        addInterest(
                new LateCharge(
                        computedOn,
                        LateCharge.Kind.MONTHLY_INTEREST,
                        "",
                        fund,
                        base,
                        1,
                        published.subject(),
                        amount));
    }

    /**
     * Regime A for a declaration booked on or after its first computation: interest on its whole
     * amount for every computation from the first one to the day of booking (policy {@code
     * LATE_BOOKING_CHARGED_IN_FULL}).
     */
    void bookLateInterest(Obligation obligation, long amount, MonthlyInterestPublished regime) {
        var bookedOn = obligation.declaredOn();
        var missed = regime.missedBy(obligation.assessment().cycleEnd(), bookedOn);
        long sum = 0;
        var rule = "";
        for (var day : missed) {
            var published =
                    rules.lateInterest(FundGroup.of(fund), regime.yearOfRateForLateBooking(day));
            sum = Math.addExact(sum, published.ratePerMonth().timesHalfUp(amount));
            rule = published.subject();
        }
        if (!missed.isEmpty()) {
            var reference = obligation.reference().value();
            addInterest(
                    new LateCharge(
                            bookedOn,
                            LateCharge.Kind.LATE_BOOKING_INTEREST,
                            reference,
                            fund,
                            amount,
                            missed.size(),
                            rule,
                            sum));
        }
    }

    /**
     * Regime B: charges the days of one month, all under one rate, on what is outstanding and
     * overdue on each.
     */
    void chargeDays(long firstDay, long lastDay, DailyChargePublished rate) {
        lastDailyBase =
                principal.addOverdueDays(
                        firstDay, lastDay, rate.ratePerDay().hundredMillionths(), runningMonth);
        daysOfRunningMonth += (int) (lastDay - firstDay + 1);
        lastDailyRate = rate;
    }

    /**
     * Regime B for a declaration booked late: its amount for days already gone, counted in the
     * running month.
     */
    void bookLateDays(long amount, long days, DailyChargePublished rate) {
        runningMonth.add(amount, Math.multiplyExact(days, rate.ratePerDay().hundredMillionths()));
        lastDailyBase = amount;
        lastDailyRate = rate;
    }

    /** Ends the running month: what its exact sum rounds to is final. */
    void closeMonth(long lastDay) {
        postDailyThrough(lastDay);
        closedMonths = Math.addExact(closedMonths, postedOfRunningMonth);
        runningMonth.clear();
        postedOfRunningMonth = 0;
        daysOfRunningMonth = 0;
    }

    /** Pays what of the charge can be paid; returns what is left of the money. */
    long pay(long money, long day, AllocationLines lines) {
        long part = Math.min(money, unpaid());
        if (part <= 0) {
            return money;
        }
        postDailyThrough(day);
        paid += part;
        lastPaidOn = day;
        lines.charge(fund, part);
        return money - part;
    }

    private void addInterest(LateCharge charge) {
        if (charge.amount() != 0) {
            interest = Math.addExact(interest, charge.amount());
            postings.add(charge);
        }
    }

    private void postDailyThrough(long lastDay) {
        long amount = runningMonth.roundedHalfUp() - postedOfRunningMonth;
        if (amount == 0) {
            return;
        }
        var day = LocalDate.ofEpochDay(lastDay);
        long ofDay = amount;
        if (lastDaily != null && lastDaily.effectiveOn().equals(day)) {
            // Something was booked late after the charge of this very day had been paid: one
            // posting for both.
            postings.remove(lastDaily);
            ofDay = Math.addExact(lastDaily.amount(), amount);
        }
        lastDaily =
                new LateCharge(
                        day,
                        LateCharge.Kind.DAILY_CHARGE,
                        "",
                        fund,
                        lastDailyBase,
                        daysOfRunningMonth,
                        Objects.requireNonNull(lastDailyRate).subject(),
                        ofDay);
        postings.add(lastDaily);
        postedOfRunningMonth += amount;
    }
}
