package org.socai.ledger.history;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.unit.UnitEvent.MonthClosed;
import org.socai.ledger.unit.UnitEvent.RateAwaitEnded;
import org.socai.ledger.unit.UnitEvent.RateAwaited;

/**
 * Up to which days what is posted says something, as known at a position.
 *
 * @param awaitedFrom the day from which nothing is posted because a rate is missing; null when none
 *     is awaited
 * @param closedThrough the last closed month; null before the first closing
 */
record PostedDays(@Nullable LocalDate awaitedFrom, @Nullable ContributionMonth closedThrough) {
    static PostedDays of(UnitHistory history, long position) {
        LocalDate awaitedFrom = null;
        ContributionMonth closedThrough = null;
        for (var recorded : history.events()) {
            if (recorded.knownFrom() <= position) {
                switch (recorded.event()) {
                    case RateAwaited e -> awaitedFrom = e.effectiveOn();
                    case RateAwaitEnded _ -> awaitedFrom = null;
                    case MonthClosed e -> closedThrough = e.month();
                    default -> {}
                }
            }
        }
        return new PostedDays(awaitedFrom, closedThrough);
    }

    boolean coverPrincipal(LocalDate day) {
        return awaitedFrom == null || day.isBefore(awaitedFrom);
    }

    boolean coverCharges(LocalDate day) {
        return coverPrincipal(day)
                && closedThrough != null
                && !day.isAfter(closedThrough.lastDay())
                && day.plusDays(1).getDayOfMonth() == 1;
    }
}
