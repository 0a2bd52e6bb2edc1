package org.socai.projections.rates;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An overdue rate with what it was made from, in dong.
 *
 * @param percent two decimals, rounded half up; 0.00 where nothing is overdue, null where something
 *     is but the denominator is not above 0, because there is no such share
 */
public record OverdueRateAnswer(
        OverdueRateQuestion question,
        long numerator,
        long denominator,
        @Nullable BigDecimal percent) {
    static OverdueRateAnswer of(OverdueRateQuestion question, long numerator, long denominator) {
        return new OverdueRateAnswer(
                question, numerator, denominator, percent(numerator, denominator));
    }

    private static @Nullable BigDecimal percent(long numerator, long denominator) {
        if (numerator == 0) {
            return new BigDecimal("0.00");
        }
        if (denominator <= 0) {
            return null;
        }
        return BigDecimal.valueOf(numerator)
                .movePointRight(2)
                .divide(BigDecimal.valueOf(denominator), 2, RoundingMode.HALF_UP);
    }
}
