package org.socai.projections.statement;

import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.unit.Unit;
import org.socai.ledger.unit.UnitBalance;
import org.socai.projections.feed.AsOf;
import org.socai.projections.figures.UnitFigures;
import org.socai.projections.statement.MonthlyStatement.Allocated;
import org.socai.projections.statement.MonthlyStatement.Arisen;
import org.socai.projections.statement.MonthlyStatement.FundMonth;

/**
 * Monthly statements of units. Opening and closing are derived at the ends of the two months,
 * principal and receipts come from the facts, allocations from what was posted, and the charge of
 * the month is what closes the gap.
 *
 * <p>The statement of a month that has not ended yet shows the charge it will have if nothing more
 * happens.
 */
public final class MonthlyStatements {
    private final UnitFigures figures;

    public MonthlyStatements(UnitFigures figures) {
        this.figures = figures;
    }

    /**
     * The statement of one unit and month as known at a position; null where the unit was not
     * known.
     *
     * @throws org.socai.ledger.rules.MissingRule where opening or closing need a rate that was not
     *     known
     */
    public @Nullable MonthlyStatement of(UnitCode unit, ContributionMonth month, long position) {
        var opening = figures.balance(unit, new AsOf(month.firstDay().minusDays(1), position));
        var closing = figures.balance(unit, new AsOf(month.lastDay(), position));
        if (opening == null || closing == null) {
            return null;
        }
        var history = figures.history(unit);
        return switch (history.asKnownAt(position)) {
            case Unit.Unknown _ -> null;
            case Unit.Registered registered -> {
                var movements =
                        new MonthMovements(
                                month, registered, history, position, figures.rules(position));
                yield statement(registered.unit(), month, position, opening, movements, closing);
            }
        };
    }

    private static MonthlyStatement statement(
            UnitCode unit,
            ContributionMonth month,
            long position,
            UnitBalance opening,
            MonthMovements movements,
            UnitBalance closing) {
        var funds = Fund.ALL.stream().map(fund -> fund(fund, opening, movements, closing)).toList();
        return new MonthlyStatement(
                unit,
                month,
                position,
                funds,
                movements.receipts(),
                opening.unallocated(),
                closing.unallocated());
    }

    private static FundMonth fund(
            Fund fund, UnitBalance opening, MonthMovements movements, UnitBalance closing) {
        var before = opening.of(fund);
        var after = closing.of(fund);
        var allocated = new Allocated(movements.toPrincipal(fund), movements.toCharge(fund));
        long charged =
                Math.addExact(
                        Math.subtractExact(after.charge(), before.charge()), allocated.charge());
        var arisen =
                new Arisen(
                        movements.regular(fund),
                        movements.increase(fund),
                        movements.decrease(fund),
                        charged);
        return new FundMonth(fund, before, arisen, allocated, after);
    }
}
