package org.socai.projections.arrears;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.UnitCode;
import org.socai.projections.feed.AsOf;
import org.socai.projections.figures.UnitFigures;

/** The unpaid late charge of all units of an office, exact to the dong. */
public final class OfficeCharges {
    private final ReadTransactions reads;
    private final UnpaidCharges charges;

    public OfficeCharges(DataSource database, UnitFigures figures) {
        this.reads = new ReadTransactions(database);
        this.charges = new UnpaidCharges(database, figures);
    }

    /**
     * The charge at the end of the day, in dong.
     *
     * @param office an office code or the beginning of one; empty for all
     * @param budgetFunded only units that are, or are not; null for all
     * @throws org.socai.ledger.rules.MissingRule where a figure needs a rate that was not known
     */
    public long of(String office, @Nullable Boolean budgetFunded, AsOf asOf) {
        var reckoning = charges.at(asOf);
        var toBeDerived = new ArrayList<UnitCode>();
        long reckoned =
                reads.run(
                        connection ->
                                reckon(
                                        reckoning,
                                        KnownUnits.at(connection, asOf, reckoning.after()),
                                        Scope.of(connection, office, budgetFunded, asOf),
                                        toBeDerived));
        return Math.addExact(reckoned, charges.derived(toBeDerived, asOf));
    }

    private static long reckon(
            Reckoning reckoning, KnownUnits units, Scope scope, List<UnitCode> toBeDerived) {
        var sum = new Sum();
        units.forEach(
                unit -> {
                    if (scope.has(unit.unit())) {
                        reckoning
                                .charge(unit)
                                .ifPresentOrElse(
                                        sum::add, () -> toBeDerived.add(new UnitCode(unit.unit())));
                    }
                });
        return sum.amount;
    }

    private static final class Sum {
        long amount;

        void add(long more) {
            amount = Math.addExact(amount, more);
        }
    }
}
