package org.socai.projections.arrears;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.socai.ledger.contribution.UnitCode;

/** Picks the units whose principal is overdue, and adds up what they owe. */
final class OverdueUnits implements Consumer<KnownUnit> {
    private static final Comparator<Owing> LARGEST_FIRST =
            Comparator.comparingLong((Owing unit) -> unit.overdue().amount())
                    .reversed()
                    .thenComparing(Owing::unit);

    /** The workers of a unit that has declared some after the day: they are looked up. */
    private static final int TO_BE_LOOKED_UP = -1;

    /** One unit in arrears. */
    private record Owing(String unit, KnownUnit.Overdue overdue, int workers) {}

    /** What one unit owes overdue over all funds, and how many workers it has declared last. */
    record Overdue(UnitCode unit, int workers, int monthsOwed, long total) {}

    /**
     * The units asked for.
     *
     * @param charge late charge accrued and unpaid of all but those to be derived, in dong
     * @param toBeDerived those whose charge is not among it
     * @param page the units of the page, in the order of the report
     */
    record Found(
            int units,
            long workers,
            long overdue,
            long charge,
            List<UnitCode> toBeDerived,
            List<Overdue> page) {}

    private final ArrearsQuestion question;
    private final Reckoning reckoning;
    private final Scope scope;

    /** Those of the page and before it; the last of them is the first in the queue. */
    private final PriorityQueue<Owing> largest = new PriorityQueue<>(LARGEST_FIRST.reversed());

    private final List<UnitCode> toBeDerived = new ArrayList<>();
    private final List<String> toBeLookedUp = new ArrayList<>();
    private int units;
    private long workers;
    private long overdue;
    private long charge;

    private OverdueUnits(ArrearsQuestion question, Reckoning reckoning, Scope scope) {
        this.question = question;
        this.reckoning = reckoning;
        this.scope = scope;
    }

    /**
     * The units asked for.
     *
     * @param connection in a transaction
     */
    static Found find(Connection connection, ArrearsQuestion question, Reckoning reckoning)
            throws SQLException {
        var asOf = question.asOf();
        var known = KnownUnits.at(connection, asOf, reckoning.after());
        var scope = Scope.of(connection, question.office(), null, asOf);
        var found = new OverdueUnits(question, reckoning, scope);
        known.forEach(() -> new OverdueUnits(question, reckoning.again(), scope))
                .forEach(found::add);
        return found.with(DeclaredWorkers.of(connection, found.toBeLookedUp, asOf));
    }

    @Override
    public void accept(KnownUnit unit) {
        var owed = unit.overdue(reckoning.day());
        if (owed.months() >= Math.max(question.minMonths(), 1)
                && owed.amount() >= question.minAmount()
                && scope.has(unit.unit())) {
            add(new Owing(unit.unit(), owed, workers(unit.account())));
            reckoning
                    .charge(unit)
                    .ifPresentOrElse(
                            amount -> charge = Math.addExact(charge, amount),
                            () -> toBeDerived.add(new UnitCode(unit.unit())));
        }
    }

    private int workers(UnitAccount account) {
        return account.lastDeclaredOn <= reckoning.day()
                ? account.headcount.workers()
                : TO_BE_LOOKED_UP;
    }

    private void add(Owing unit) {
        units++;
        overdue = Math.addExact(overdue, unit.overdue().amount());
        if (unit.workers() == TO_BE_LOOKED_UP) {
            toBeLookedUp.add(unit.unit());
        } else {
            workers += unit.workers();
        }
        offer(unit);
    }

    private void offer(Owing unit) {
        if (largest.size() < question.page().offset() + question.page().size()) {
            largest.add(unit);
        } else if (LARGEST_FIRST.compare(unit, largest.element()) < 0) {
            largest.remove();
            largest.add(unit);
        }
    }

    private void add(OverdueUnits others) {
        units += others.units;
        workers += others.workers;
        overdue = Math.addExact(overdue, others.overdue);
        charge = Math.addExact(charge, others.charge);
        toBeDerived.addAll(others.toBeDerived);
        toBeLookedUp.addAll(others.toBeLookedUp);
        others.largest.forEach(this::offer);
    }

    private Found with(Map<String, Integer> lookedUp) {
        for (int some : lookedUp.values()) {
            workers += some;
        }
        var page =
                largest.stream()
                        .sorted(LARGEST_FIRST)
                        .skip(question.page().offset())
                        .map(unit -> overdue(unit, lookedUp))
                        .toList();
        return new Found(units, workers, overdue, charge, toBeDerived, page);
    }

    private static Overdue overdue(Owing unit, Map<String, Integer> lookedUp) {
        int workers =
                unit.workers() == TO_BE_LOOKED_UP
                        ? lookedUp.getOrDefault(unit.unit(), 0)
                        : unit.workers();
        return new Overdue(
                new UnitCode(unit.unit()),
                workers,
                unit.overdue().months(),
                unit.overdue().amount());
    }
}
