package org.socai.ledger.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.ExactSum;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.rules.RuleEvent.DailyChargePublished;

/**
 * One unit's account as it stood in the evening of a day, brought forward so that a walk can begin
 * there instead of with the unit's first fact. The facts up to that evening, and what stands posted
 * of it for good, are summed up here. Immutable.
 *
 * @param evening the last day summed up; {@link LocalDate#MIN} where nothing is
 * @param revision the {@link RuleBook#revision() revision} of the law under which it was summed up
 * @param unallocated money of the unit, in dong
 * @param funds the figures of each fund; none where nothing is summed up
 * @param totalsFrom the first period whose totals are remembered; those of earlier periods are
 *     forgotten
 * @param totals what arose for each period from {@code totalsFrom} on, paid or not
 * @param unsettled charges computed up to the evening that neither a closing nor a payment had
 *     settled by then: whether they stand posted is decided by what comes later; in {@link
 *     LateCharge#ORDER}
 */
record BroughtForward(
        LocalDate evening,
        int revision,
        long unallocated,
        Map<Fund, FundFigures> funds,
        ContributionMonth totalsFrom,
        List<FundAmounts> totals,
        List<LateCharge> unsettled) {
    /** For how many months, the last one included, what arose is remembered although it is paid. */
    static final int MONTHS_OF_TOTALS = 24;

    /** Nothing is summed up: the account begins with the unit's first fact. */
    static final BroughtForward NOTHING =
            new BroughtForward(
                    LocalDate.MIN,
                    0,
                    0,
                    Map.of(),
                    new ContributionMonth(1900, 1),
                    List.of(),
                    List.of());

    BroughtForward {
        funds = Map.copyOf(funds);
        totals = List.copyOf(totals);
        unsettled = List.copyOf(unsettled);
    }

    /**
     * The figures of one fund, in dong.
     *
     * @param unpaid the months with unpaid principal, in order of period
     * @param interest monthly interest accrued so far
     * @param dailyCharge daily charge of all months that have ended, each rounded
     * @param chargePaid what of both is paid
     * @param chargePaidOn the last day on which some charge was paid, in days since 1970; {@link
     *     Long#MIN_VALUE} where none was
     * @param running the daily charge of the month that has not ended; null in the evening of a
     *     month's last day, and before there was such a charge
     */
    record FundFigures(
            List<FundMonth> unpaid,
            long interest,
            long dailyCharge,
            long chargePaid,
            long chargePaidOn,
            @Nullable RunningMonth running) {
        static final FundFigures ZERO = new FundFigures(List.of(), 0, 0, 0, Long.MIN_VALUE, null);

        FundFigures {
            unpaid = List.copyOf(unpaid);
        }
    }

    /**
     * The daily charge of one fund while its month runs.
     *
     * @param sum exact; it is rounded when the month ends
     * @param posted dong of it that a payment needed and that stands posted
     * @param days how many days of the month are charged
     * @param base dong that were overdue on the last of them
     * @param rate under which the last of them was charged
     */
    record RunningMonth(
            ExactSum.Total sum, long posted, int days, long base, DailyChargePublished rate) {}

    boolean isNothing() {
        return evening.equals(LocalDate.MIN);
    }

    /** Whether a day is summed up, so that what happened on it is forgotten. */
    boolean covers(LocalDate day) {
        return !day.isAfter(evening);
    }

    /**
     * Refuses another law than the one it was summed up under.
     *
     * @throws EarlierHistoryNeeded if the revision differs
     */
    void holdsUnder(RuleBook rules) {
        if (!isNothing() && revision != rules.revision()) {
            throw new EarlierHistoryNeeded("the law has changed since " + evening);
        }
    }

    FundFigures of(Fund fund) {
        return funds.getOrDefault(fund, FundFigures.ZERO);
    }

    /** Whether all that arose for a period up to the evening is known. */
    boolean knowsTotalOf(ContributionMonth period) {
        return period.compareTo(totalsFrom) >= 0;
    }

    /** What arose for a period up to the evening; zero for a period whose total is forgotten. */
    FundAmounts totalOf(ContributionMonth period) {
        int at = period.index() - totalsFrom.index();
        return at >= 0 && at < totals.size() ? totals.get(at) : FundAmounts.ZERO;
    }

    /**
     * Refuses a question about a day that is summed up.
     *
     * @throws EarlierHistoryNeeded if it is
     */
    void needsNothingOf(LocalDate day) {
        if (covers(day)) {
            throw new EarlierHistoryNeeded(day + " lies in what was carried forward to " + evening);
        }
    }

    /**
     * Refuses a question about the evening of a day before the one summed up to.
     *
     * @throws EarlierHistoryNeeded if it is before
     */
    void needsNothingBefore(LocalDate day) {
        if (day.isBefore(evening)) {
            throw new EarlierHistoryNeeded(day + " lies before " + evening);
        }
    }

    /**
     * Refuses a declaration that needs more than is remembered: its own day, or, where it lowers,
     * everything declared for its period.
     *
     * @throws EarlierHistoryNeeded if it does
     */
    void needsNothingOf(Obligation obligation) {
        needsNothingOf(obligation.declaredOn());
        var period = obligation.declaration().period();
        if (obligation.lowers() && !knowsTotalOf(period)) {
            throw new EarlierHistoryNeeded("what arose for " + period + " is forgotten");
        }
    }

    /** Whether a charge is one that later facts settle or unsettle. */
    boolean remembers(LateCharge charge) {
        return !covers(charge.effectiveOn()) || unsettled.contains(charge);
    }
}
