package org.socai.ledger.unit;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.rules.MissingRule;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.unit.Unit.PaymentRecord;
import org.socai.ledger.unit.Unit.Registered;

/**
 * Sums up what lies behind a unit, so that its state, and the walk of its next decision, depend on
 * its arrears and on recent months and not on its age.
 */
final class CarryingForward {
    /** Facts that come this many months late still find everything they need. */
    private static final int MONTHS_REMEMBERED = 3;

    /** By how many months the evening moves on at a time; a little waiting saves walks. */
    private static final int MONTHS_AT_A_TIME = 2;

    /** A whole state of fewer facts is as small as one carried forward. */
    private static final int FACTS_WORTH_IT = 12;

    private CarryingForward() {}

    /** The unit with what lies well behind a fact's day summed up, where that saves enough. */
    static Registered behind(LocalDate day, Registered unit, RuleBook rules) {
        if (day.equals(LocalDate.MIN)) {
            return unit; // no fact has moved anything yet
        }
        var evening = ContributionMonth.of(day).plusMonths(-MONTHS_REMEMBERED - 1).lastDay();
        boolean worthIt =
                unit.isWhole()
                        ? factsThrough(evening, unit) >= FACTS_WORTH_IT
                        : !evening.isBefore(
                                unit.broughtForward().evening().plusMonths(MONTHS_AT_A_TIME));
        return worthIt ? to(evening, unit, rules) : unit;
    }

    private static int factsThrough(LocalDate evening, Registered unit) {
        int facts = 0;
        for (var obligation : unit.obligations()) {
            facts += obligation.declaredOn().isAfter(evening) ? 0 : 1;
        }
        for (var payment : unit.payments()) {
            facts += payment.payment().valueDate().isAfter(evening) ? 0 : 1;
        }
        return facts;
    }

    /**
     * The unit with everything up to the evening of a month's last day summed up; where a missing
     * rate stops the walk, up to the last month that ended before. Unchanged where there is nothing
     * to sum up, or where the law has changed since it was done last.
     */
    static Registered to(LocalDate evening, Registered unit, RuleBook rules) {
        var before = unit.broughtForward();
        if (before.covers(evening)
                || (!before.isNothing() && before.revision() != rules.revision())) {
            return unit;
        }
        var account = new UnitAccount(unit.facts(), rules);
        try {
            account.runThrough(evening);
        } catch (MissingRule missing) {
            var stop = ContributionMonth.of(account.stoppedOn());
            return to(stop.firstDay().minusDays(1), unit, rules);
        }
        return account.standsInTheEveningOf(evening) ? summedUp(account, evening, unit) : unit;
    }

    /**
     * What stands posted up to the evening must be what follows; otherwise nothing is forgotten.
     */
    private static Registered summedUp(UnitAccount account, LocalDate evening, Registered unit) {
        var closed = unit.closedThrough();
        var closedOn = closed == null ? LocalDate.MIN : closed.lastDay();
        Predicate<LateCharge> settled = charge -> account.isSettled(charge, closedOn);
        var next = account.broughtForward(settled);
        var unsettled = Set.copyOf(next.unsettled());
        var posted = unit.postings();
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
        return follows ? remaining(unit, next, charges) : unit;
    }

    private static List<Allocation> through(LocalDate evening, List<Allocation> allocations) {
        return allocations.stream().filter(a -> !a.effectiveOn().isAfter(evening)).toList();
    }

    private static List<LateCharge> without(List<LateCharge> some, List<LateCharge> charges) {
        var rest = new HashSet<>(some);
        return charges.stream().filter(charge -> !rest.contains(charge)).toList();
    }

    private static Registered remaining(
            Registered unit, BroughtForward next, List<LateCharge> charges) {
        var obligations =
                unit.obligations().stream().filter(o -> !next.covers(o.declaredOn())).toList();
        List<PaymentRecord> payments =
                unit.payments().stream()
                        .filter(p -> !next.covers(p.payment().valueDate()))
                        .toList();
        var allocations =
                unit.postings().allocations().stream()
                        .filter(a -> !next.covers(a.effectiveOn()))
                        .toList();
        var postings = new Postings(allocations, charges, unit.postings().awaiting());
        return unit.with(new Books(next, obligations, payments, postings));
    }
}
