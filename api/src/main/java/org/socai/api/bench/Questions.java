package org.socai.api.bench;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.socai.projections.feed.AsOf;

/** Pairs of dates at random: a business day of the history, and a position of the ledger. */
final class Questions {
    private final Random random = new Random(4711);
    private final LocalDate first;
    private final int days;
    private final long lastPosition;

    Questions(Growth growth, long lastPosition) {
        this.first = growth.firstMonth().firstDay();
        this.days = (int) ChronoUnit.DAYS.between(first, growth.nextMonth().lastDay());
        this.lastPosition = lastPosition;
    }

    /** A pair of dates whose position lies in the last part of so many of the ledger. */
    AsOf next(int parts) {
        long known = lastPosition - (long) (random.nextDouble() * lastPosition / parts);
        return new AsOf(first.plusDays(random.nextInt(days + 1)), known);
    }

    /** One of so many. */
    int choose(int bound) {
        return random.nextInt(bound);
    }
}
