package org.socai.ledger.unit;

import java.time.LocalDate;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.unit.Unit.Registered;

/**
 * When what lies behind a unit is summed up, so that its state, and the walk of its next decision,
 * depend on its arrears and on recent days and not on its age.
 */
final class CarryingForward {
    /** Facts that come this many months late still find everything they need. */
    private static final int MONTHS_REMEMBERED = 3;

    /** By how many months the evening moves on at a time; a little waiting saves walks. */
    private static final int MONTHS_AT_A_TIME = 2;

    /** A whole state of fewer facts is as small as one carried forward. */
    private static final int FACTS_WORTH_IT = 12;

    /** Fewer facts than this are as quickly taken again by every walk as summed up once. */
    private static final int FACTS_WORTH_A_WALK = 8;

    private CarryingForward() {}

    /**
     * The unit after a fact of this day: with what lies well behind it summed up and forgotten, and
     * with recent books for the fact that comes next, each where that saves enough.
     */
    static Registered behind(LocalDate day, Registered unit, RuleBook rules) {
        if (day.equals(LocalDate.MIN)) {
            return unit; // no fact has moved anything yet
        }
        return withRecentBooks(day, forgetting(day, unit, rules), rules);
    }

    private static Registered forgetting(LocalDate day, Registered unit, RuleBook rules) {
        var evening = ContributionMonth.of(day).plusMonths(-MONTHS_REMEMBERED - 1).lastDay();
        boolean worthIt =
                unit.isWhole()
                        ? unit.books().factsBefore(evening.plusDays(1)) >= FACTS_WORTH_IT
                        : !evening.isBefore(
                                unit.broughtForward().evening().plusMonths(MONTHS_AT_A_TIME));
        return worthIt ? to(evening, unit, rules) : unit;
    }

    /** The unit with everything up to the evening of a day summed up, if possible. */
    static Registered to(LocalDate evening, Registered unit, RuleBook rules) {
        var since = SummingUp.of(unit.books(), evening, unit, rules);
        return since == null ? unit : unit.with(since);
    }

    /**
     * The unit with books since the evening before its last fact. That day itself is taken again by
     * the next walk, because more may happen on it and the order within a day is not the order of
     * arrival.
     */
    private static Registered withRecentBooks(LocalDate day, Registered unit, RuleBook rules) {
        var books = unit.booksFor(rules);
        var last = books.lastFactDay();
        if (day.isBefore(last)) {
            return unit; // it came late, and perhaps is not alone
        }
        if (books.factsBefore(last) < FACTS_WORTH_A_WALK) {
            return unit;
        }
        var recent = SummingUp.of(books, last.minusDays(1), unit, rules);
        return recent == null ? unit : unit.withRecent(recent);
    }
}
