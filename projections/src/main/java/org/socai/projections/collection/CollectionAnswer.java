package org.socai.projections.collection;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.FundAmounts;

/** What was collected in a year through a month, and in the same months of the year before. */
public record CollectionAnswer(CollectionQuestion question, Collected year, Collected yearBefore) {
    /**
     * What was collected, in dong.
     *
     * @param received bank credits by value date, without those taken back or moved to a unit of
     *     another office
     * @param principal applied to principal, by the day it was applied
     * @param charge applied to late interest and late charge
     */
    public record Collected(long received, FundAmounts principal, FundAmounts charge) {}

    /** How much more was received than in the year before; below 0 where it was less. */
    public long change() {
        return Math.subtractExact(year.received(), yearBefore.received());
    }

    /**
     * The change as a share of the year before, two decimals, half up; null where nothing had been
     * received then, because there is no such share.
     */
    public @Nullable BigDecimal changePercent() {
        if (yearBefore.received() <= 0) {
            return null;
        }
        return BigDecimal.valueOf(change())
                .movePointRight(2)
                .divide(BigDecimal.valueOf(yearBefore.received()), 2, RoundingMode.HALF_UP);
    }
}
