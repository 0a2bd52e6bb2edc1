package org.socai.ledger.unit;

import java.time.LocalDate;
import java.util.Comparator;
import org.socai.ledger.contribution.Fund;

/**
 * A charge for lateness as it is posted to one fund, with its grounds.
 *
 * @param effectiveOn the day it is computed for: the day of a monthly computation, the day a
 *     declaration was booked, or for the daily charge the end of the month or the day a payment
 *     needed it
 * @param reference the declaration booked late; empty for the other kinds
 * @param base dong: the principal the interest was computed on, the amount booked late, or the
 *     overdue principal on the last day charged
 * @param times how often the rate was applied: computations of interest, or days charged in the
 *     month
 * @param rule the publication that gave the rate
 * @param amount dong, rounded half up
 */
public record LateCharge(
        LocalDate effectiveOn,
        Kind kind,
        String reference,
        Fund fund,
        long base,
        int times,
        String rule,
        long amount)
        implements Posting {
    static final Comparator<LateCharge> ORDER =
            Comparator.comparing(LateCharge::effectiveOn)
                    .thenComparing(LateCharge::kind)
                    .thenComparing(LateCharge::reference, CodePoints.ORDER)
                    .thenComparing(LateCharge::fund);

    /** Under which rule a charge arises. */
    public enum Kind {
        /** Regime A: monthly late interest (Decision 595/QD-BHXH Art 37). */
        MONTHLY_INTEREST,
        /**
         * Regime A for a declaration booked after its first computation (Decision 595/QD-BHXH Art
         * 38).
         */
        LATE_BOOKING_INTEREST,
        /** Regime B: 0.03 % a day (Law 41/2024/QH15 Arts 40 and 41). */
        DAILY_CHARGE
    }
}
