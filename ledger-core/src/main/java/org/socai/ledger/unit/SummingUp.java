package org.socai.ledger.unit;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.rules.MissingRule;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.unit.Unit.Registered;

/**
 * Sums up what lies in a unit's books up to an evening: the walk up to there is made once, and what
 * it comes to is brought forward in place of the facts and postings.
 */
final class SummingUp {
    private final Books books;
    private final UnitFacts facts;
    private final LocalDate closedOn;
    private final RuleBook rules;

    private SummingUp(Books books, Registered unit, RuleBook rules) {
        var closed = unit.closedThrough();
        this.books = books;
        this.facts = books.facts(unit.master());
        this.closedOn = closed == null ? LocalDate.MIN : closed.lastDay();
        this.rules = rules;
    }

    /**
     * A unit's books since the evening of a day; where a missing rate stops the walk, since the end
     * of the last month before. Null where there is nothing to sum up, where the law has changed
     * since it was done last, or where what stands posted up to the evening is not what the walk
     * derives up to it: then nothing may be forgotten.
     */
    static @Nullable Books of(Books books, LocalDate evening, Registered unit, RuleBook rules) {
        return new SummingUp(books, unit, rules).to(evening);
    }

    private @Nullable Books to(LocalDate evening) {
        var before = books.broughtForward();
        if (before.covers(evening)
                || (!before.isNothing() && before.revision() != rules.revision())) {
            return null;
        }
        var account = new AccountWalk(facts, rules);
        try {
            account.runThrough(evening);
        } catch (MissingRule missing) {
            return to(ContributionMonth.of(account.stoppedOn()).firstDay().minusDays(1));
        }
        return account.standsInTheEveningOf(evening) ? summedUp(account, evening) : null;
    }

    private @Nullable Books summedUp(AccountWalk account, LocalDate evening) {
        Predicate<LateCharge> settled = charge -> account.isSettled(charge, closedOn);
        var next = account.broughtForward(settled);
        var unsettled = Set.copyOf(next.unsettled());
        var posted = books.postings();
        var charges =
                posted.charges().stream()
                        .filter(c -> c.effectiveOn().isAfter(evening) || unsettled.contains(c))
                        .toList();
        boolean follows =
                account.allocations().equals(through(evening, posted.allocations()))
                        && account.lateCharges().stream()
                                .filter(settled)
                                .sorted(LateCharge.ORDER)
                                .toList()
                                .equals(without(charges, posted.charges()));
        return follows ? remaining(next, charges) : null;
    }

    private static List<Allocation> through(LocalDate evening, List<Allocation> allocations) {
        return allocations.stream().filter(a -> !a.effectiveOn().isAfter(evening)).toList();
    }

    private static List<LateCharge> without(List<LateCharge> some, List<LateCharge> charges) {
        var rest = new HashSet<>(some);
        return charges.stream().filter(charge -> !rest.contains(charge)).toList();
    }

    private Books remaining(BroughtForward next, List<LateCharge> charges) {
        var posted = books.postings();
        return new Books(
                next,
                books.obligations().stream().filter(o -> !next.covers(o.declaredOn())).toList(),
                books.payments().stream()
                        .filter(p -> !next.covers(p.payment().valueDate()))
                        .toList(),
                Postings.of(
                        posted.allocations().stream()
                                .filter(a -> !next.covers(a.effectiveOn()))
                                .toList(),
                        charges,
                        posted.awaiting()));
    }
}
