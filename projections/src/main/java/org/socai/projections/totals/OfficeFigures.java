package org.socai.projections.totals;

import java.util.EnumMap;
import java.util.Map;
import org.socai.ledger.contribution.FundAmounts;

/**
 * What the units of an office have moved up to the end of a business day, in dong: what they had
 * before the year of the day, and what came in the year. A unit counts with all it ever had,
 * wherever it was administered before.
 */
public final class OfficeFigures {
    /**
     * What is added up. All but the last are kinds of movement, by their effective days. Their
     * order is stored in totals: new ones come at the end.
     */
    enum Measure {
        OBLIGATION,
        RECEIPT,
        ALLOCATION,
        CHARGE_ALLOCATION,
        /** Principal, by the day from which it is overdue. */
        OVERDUE
    }

    private record Sum(FundAmounts owed, long money) {
        static final Sum NONE = new Sum(FundAmounts.ZERO, 0);

        Sum plus(Sum other) {
            return new Sum(owed.plus(other.owed), Math.addExact(money, other.money));
        }
    }

    private final Map<Measure, Sum> before = new EnumMap<>(Measure.class);
    private final Map<Measure, Sum> inYear = new EnumMap<>(Measure.class);

    /** Adds the five funds and money. */
    void add(Measure measure, boolean year, long[] amounts) {
        var owed = new FundAmounts(amounts[0], amounts[1], amounts[2], amounts[3], amounts[4]);
        add(measure, year, owed, amounts[5]);
    }

    void add(Measure measure, boolean year, FundAmounts owed, long money) {
        (year ? inYear : before).merge(measure, new Sum(owed, money), Sum::plus);
    }

    /** Principal outstanding. */
    public FundAmounts outstanding() {
        return opening()
                .plus(year(Measure.OBLIGATION).owed())
                .plus(year(Measure.ALLOCATION).owed());
    }

    /** The part of it whose due date lies before the day. */
    public FundAmounts overdue() {
        return total(Measure.OVERDUE);
    }

    /** Principal outstanding at the end of the year before. */
    public FundAmounts opening() {
        return before(Measure.OBLIGATION).owed().plus(before(Measure.ALLOCATION).owed());
    }

    /** Principal that arose in the year. */
    public FundAmounts arisen() {
        return year(Measure.OBLIGATION).owed();
    }

    /** Money applied to principal in the year. */
    public FundAmounts allocatedToPrincipal() {
        return year(Measure.ALLOCATION).owed().negated();
    }

    /** Money applied to charge in the year. */
    public FundAmounts allocatedToCharge() {
        return year(Measure.CHARGE_ALLOCATION).owed().negated();
    }

    /** Money received from the bank in the year. */
    public long received() {
        return year(Measure.RECEIPT).money();
    }

    private FundAmounts total(Measure measure) {
        return before(measure).owed().plus(year(measure).owed());
    }

    private Sum before(Measure measure) {
        return before.getOrDefault(measure, Sum.NONE);
    }

    private Sum year(Measure measure) {
        return inYear.getOrDefault(measure, Sum.NONE);
    }
}
