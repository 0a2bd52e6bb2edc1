package org.socai.ledger.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.rules.MissingRule;
import org.socai.ledger.rules.RuleBook;

/**
 * Everything derived that stands posted, or ought to: allocations, late charges, and the rate being
 * waited for. What stands for good up to the evening brought forward is left out.
 *
 * @param allocations in {@link Allocation#ORDER}
 * @param lines how many lines the allocations have in all
 * @param charges in {@link LateCharge#ORDER}
 * @param awaiting null unless a missing rate stops the posting
 */
record Postings(
        List<Allocation> allocations,
        int lines,
        List<LateCharge> charges,
        @Nullable AwaitedRate awaiting) {
    static final Postings NONE = of(List.of(), List.of(), null);

    static Postings of(
            List<Allocation> allocations,
            List<LateCharge> charges,
            @Nullable AwaitedRate awaiting) {
        int lines = 0;
        for (var allocation : allocations) {
            lines += allocation.lines().size();
        }
        return new Postings(allocations, lines, charges, awaiting);
    }

    /**
     * What ought to stand posted for these facts. Every allocation; charges of closed months, and
     * those that a payment needed, which for a fund are all up to the last day on which its charge
     * was paid.
     *
     * <p>Where a rate is missing, what lies before the day that needs it still stands.
     */
    static Postings derive(
            UnitFacts facts, RuleBook rules, @Nullable ContributionMonth closedThrough) {
        var lastFact = lastFactDay(facts);
        var closedOn = closedThrough == null ? LocalDate.MIN : closedThrough.lastDay();
        var horizon = latest(facts.broughtForward().evening(), latest(lastFact, closedOn));
        if (horizon.equals(LocalDate.MIN)) {
            return NONE;
        }
        var account = new AccountWalk(facts, rules);
        try {
            account.runThrough(horizon);
        } catch (MissingRule missing) {
            return untilMissing(account, facts, closedOn, missing);
        }
        return of(account.allocations(), chargesToPost(account, closedOn, LocalDate.MAX), null);
    }

    private static Postings untilMissing(
            AccountWalk account, UnitFacts facts, LocalDate closedOn, MissingRule missing) {
        var stop = account.stoppedOn();
        var allocations =
                account.allocations().stream().filter(a -> a.effectiveOn().isBefore(stop)).toList();
        // Money that lay unallocated until that day goes, or had gone in part, to what is declared
        // on it.
        boolean moneyLay =
                account.unallocated() > 0 || allocations.size() < account.allocations().size();
        boolean waiting = !closedOn.isBefore(stop) || moneyLay || moneyMovesSince(facts, stop);
        return of(
                allocations,
                chargesToPost(account, closedOn, stop),
                waiting ? new AwaitedRate(stop, missing.subject()) : null);
    }

    private static boolean moneyMovesSince(UnitFacts facts, LocalDate day) {
        return facts.payments().stream().anyMatch(p -> !p.valueDate().isBefore(day))
                || facts.obligations().stream()
                        .anyMatch(o -> o.lowers() && !o.declaredOn().isBefore(day));
    }

    private static List<LateCharge> chargesToPost(
            AccountWalk account, LocalDate closedOn, LocalDate before) {
        return account.lateCharges().stream()
                .filter(c -> c.effectiveOn().isBefore(before))
                .filter(c -> account.isSettled(c, closedOn))
                .sorted(LateCharge.ORDER)
                .toList();
    }

    /** The day of the last declaration or payment; {@link LocalDate#MIN} where there is none. */
    static LocalDate lastFactDay(UnitFacts facts) {
        var declared =
                facts.obligations().isEmpty()
                        ? LocalDate.MIN
                        : facts.obligations().getLast().declaredOn();
        var paid =
                facts.payments().isEmpty() ? LocalDate.MIN : facts.payments().getLast().valueDate();
        return latest(declared, paid);
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    Postings withAllocation(Allocation allocation) {
        return new Postings(
                Books.inserted(allocations, allocation, Allocation.ORDER),
                lines + allocation.lines().size(),
                charges,
                awaiting);
    }

    Postings withoutAllocation(Allocation allocation) {
        return new Postings(
                without(allocations, allocation),
                lines - allocation.lines().size(),
                charges,
                awaiting);
    }

    Postings withCharge(LateCharge charge) {
        return new Postings(
                allocations, lines, Books.inserted(charges, charge, LateCharge.ORDER), awaiting);
    }

    Postings withoutCharge(LateCharge charge) {
        return new Postings(allocations, lines, without(charges, charge), awaiting);
    }

    Postings awaiting(AwaitedRate rate) {
        if (awaiting != null) {
            throw new IllegalStateException("a rate is awaited already: " + awaiting);
        }
        return new Postings(allocations, lines, charges, rate);
    }

    Postings noLongerAwaiting(AwaitedRate rate) {
        if (!rate.equals(awaiting)) {
            throw new IllegalStateException(rate + " is not awaited");
        }
        return new Postings(allocations, lines, charges, null);
    }

    private static <T> List<T> without(List<T> list, T item) {
        var next = new ArrayList<>(list);
        if (!next.remove(item)) {
            throw new IllegalStateException(item + " does not stand posted");
        }
        return Collections.unmodifiableList(next);
    }
}
