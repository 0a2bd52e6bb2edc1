package org.socai.projections.arrears;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.rules.MissingRule;
import org.socai.ledger.rules.RuleBook;
import org.socai.projections.feed.AsOf;

/**
 * Reckons the unpaid late charge of one unit after the other at one pair of dates. Not thread-safe.
 */
final class Reckoning {
    private final LocalDate lastDay;
    private final RuleBook rules;
    private final int day;
    private final int after;
    private final int lastMonthEnd;

    /** By the last day whose charges stand posted; nothing where they have to be derived. */
    private final Map<Integer, Optional<StretchCharge>> stretches = new HashMap<>();

    /**
     * @param closed the last day of the last month closed for most units, not after the day
     */
    Reckoning(AsOf asOf, LocalDate closed, RuleBook rules) {
        this.lastDay = asOf.effectiveOn();
        this.rules = rules;
        this.day = (int) lastDay.toEpochDay();
        this.after = (int) closed.toEpochDay();
        var month = ContributionMonth.of(lastDay);
        var ended = month.lastDay().equals(lastDay) ? month : month.plusMonths(-1);
        this.lastMonthEnd = (int) ended.lastDay().toEpochDay();
    }

    private Reckoning(Reckoning other) {
        this.lastDay = other.lastDay;
        this.rules = other.rules;
        this.day = other.day;
        this.after = other.after;
        this.lastMonthEnd = other.lastMonthEnd;
    }

    /** Another at the same dates, for another thread. */
    Reckoning again() {
        return new Reckoning(this);
    }

    int day() {
        return day;
    }

    /** From the end of this day on it counts what was overdue. */
    int after() {
        return after;
    }

    /** The charge of a unit in dong; nothing where it has to be derived from its facts. */
    OptionalLong charge(KnownUnit unit) {
        int posted = postedThrough(unit.account());
        if (posted < after || (unit.quarantined() && posted < day)) {
            return OptionalLong.empty();
        }
        var stretch = stretches.computeIfAbsent(posted, this::stretch);
        if (stretch.isEmpty() || unit.lates().stream().anyMatch(stretch.get()::isIntricate)) {
            return OptionalLong.empty();
        }
        try {
            long since = stretch.get().of(unit.items(), unit.lates());
            return OptionalLong.of(Math.addExact(unit.posted(posted, day), since));
        } catch (ArithmeticException | MissingRule derivedOneByOne) {
            return OptionalLong.empty();
        }
    }

    /**
     * The last day that everything is posted for: the end of a month closed for the unit, or one by
     * which nothing had been overdue.
     */
    private int postedThrough(UnitAccount account) {
        int closed = Math.min(account.closedThrough, lastMonthEnd);
        return closed < after && account.overdueFrom > after ? after : closed;
    }

    private Optional<StretchCharge> stretch(int posted) {
        try {
            return Optional.ofNullable(OpenStretch.of(LocalDate.ofEpochDay(posted), lastDay, rules))
                    .map(StretchCharge::new);
        } catch (MissingRule perhapsNeeded) {
            return Optional.empty();
        }
    }
}
