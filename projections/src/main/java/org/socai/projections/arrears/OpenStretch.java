package org.socai.projections.arrears;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.rules.DueDateRule;
import org.socai.ledger.rules.FundGroup;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.rules.RuleEvent.DueDateRulePublished;
import org.socai.ledger.rules.RuleEvent.MonthlyInterestPublished;

/**
 * The days from the end of a closed month to the day of a question, and what the law says they
 * cost: a charge is a rate times what was overdue on the days of a window, and what belongs to one
 * key is rounded together.
 *
 * @param after the last day whose charges stand posted
 * @param day the last day that counts
 * @param windows one for each span of days of one month under one daily charge, and one for each
 *     computation of monthly interest
 * @param dailyCharges in force by the day
 * @param lateInterest of declarations booked late
 */
record OpenStretch(
        LocalDate after,
        LocalDate day,
        List<Window> windows,
        List<DailyCharge> dailyCharges,
        LateInterest lateInterest) {
    /**
     * Days whose overdue principal is multiplied.
     *
     * @param key what has the same key is rounded together
     * @param from the first day
     * @param through the last day
     * @param dueThrough the last due date that counts
     * @param si hundred-millionths a day for all funds but health insurance
     * @param hi hundred-millionths a day for health insurance
     */
    record Window(
            int key, LocalDate from, LocalDate through, LocalDate dueThrough, long si, long hi) {}

    /** A daily charge in hundred-millionths and the days it is in force. */
    record DailyCharge(LocalDate from, LocalDate until, long rate) {}

    /**
     * The stretch under a rule book; null under one by which charges do not follow from due dates
     * alone.
     *
     * @throws org.socai.ledger.rules.MissingRule where the book lacks a rate that the stretch may
     *     need
     */
    static @Nullable OpenStretch of(LocalDate after, LocalDate day, RuleBook rules) {
        var interest = rules.monthlyInterest();
        if (!followsFromDueDates(interest, rules)) {
            return null;
        }
        var windows = new ArrayList<Window>();
        var dailyCharges = dailyCharges(day, rules);
        for (var month = ContributionMonth.of(after.plusDays(1));
                !month.firstDay().isAfter(day);
                month = month.plusMonths(1)) {
            if (!month.firstDay().isAfter(interest.lastComputedOn())) {
                windows.add(computation(month, interest, rules));
            }
            addDays(month, day, dailyCharges, windows);
        }
        return new OpenStretch(after, day, windows, dailyCharges, new LateInterest(rules));
    }

    /** What is rounded together with the days of a month; {@link StretchCharge} counts the same. */
    static int key(ContributionMonth month) {
        return month.index() * 2;
    }

    /**
     * Whether principal that bears monthly interest is told by its due date: it then is due at the
     * end of its cycle, some time before it bears any.
     */
    private static boolean followsFromDueDates(MonthlyInterestPublished interest, RuleBook rules) {
        var lastCycleEnd = lastCycleEnd(ContributionMonth.of(interest.lastComputedOn()), interest);
        return interest.monthsBefore() >= 2
                && rules.all().stream()
                        .noneMatch(
                                rule ->
                                        rule instanceof DueDateRulePublished due
                                                && due.rule() != DueDateRule.END_OF_CYCLE
                                                && due.from().compareTo(lastCycleEnd) <= 0);
    }

    private static ContributionMonth lastCycleEnd(
            ContributionMonth computedIn, MonthlyInterestPublished interest) {
        return computedIn.plusMonths(-interest.monthsBefore());
    }

    private static Window computation(
            ContributionMonth month, MonthlyInterestPublished interest, RuleBook rules) {
        var evening = month.firstDay().minusDays(1);
        return new Window(
                key(month) + 1,
                evening,
                evening,
                lastCycleEnd(month, interest).lastDay(),
                rules.lateInterest(FundGroup.SI, month.year()).ratePerMonth().hundredMillionths(),
                rules.lateInterest(FundGroup.HI, month.year()).ratePerMonth().hundredMillionths());
    }

    private static void addDays(
            ContributionMonth month,
            LocalDate day,
            List<DailyCharge> dailyCharges,
            List<Window> windows) {
        var last = month.lastDay().isBefore(day) ? month.lastDay() : day;
        for (var charge : dailyCharges) {
            var from = later(month.firstDay(), charge.from());
            var through = earlier(last, charge.until().minusDays(1));
            if (!from.isAfter(through)) {
                windows.add(
                        new Window(
                                key(month), from, through, through, charge.rate(), charge.rate()));
            }
        }
    }

    private static List<DailyCharge> dailyCharges(LocalDate day, RuleBook rules) {
        var charges = new ArrayList<DailyCharge>();
        var until = day.plusDays(1);
        for (var charge : rules.dailyCharges()) {
            if (charge.effectiveOn().isBefore(until)) {
                charges.add(
                        new DailyCharge(
                                charge.effectiveOn(),
                                until,
                                charge.ratePerDay().hundredMillionths()));
                until = charge.effectiveOn();
            }
        }
        return charges;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
