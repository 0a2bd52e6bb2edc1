package org.socai.projections.arrears;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
        var shares =
                reads.run(
                        connection -> {
                            var known = KnownUnits.at(connection, asOf, reckoning.after());
                            var scope = Scope.of(connection, office, budgetFunded, asOf);
                            return known.forEach(() -> new Share(reckoning.again(), scope));
                        });
        long sum = 0;
        var toBeDerived = new ArrayList<UnitCode>();
        for (var share : shares) {
            sum = Math.addExact(sum, share.charge);
            toBeDerived.addAll(share.toBeDerived);
        }
        return Math.addExact(sum, charges.derived(toBeDerived, asOf));
    }

    /** The charges of some of the units. */
    private static final class Share implements Consumer<KnownUnit> {
        private final Reckoning reckoning;
        private final Scope scope;
        private final List<UnitCode> toBeDerived = new ArrayList<>();
        private long charge;

        Share(Reckoning reckoning, Scope scope) {
            this.reckoning = reckoning;
            this.scope = scope;
        }

        @Override
        public void accept(KnownUnit unit) {
            if (scope.has(unit.unit())) {
                reckoning
                        .charge(unit)
                        .ifPresentOrElse(
                                amount -> charge = Math.addExact(charge, amount),
                                () -> toBeDerived.add(new UnitCode(unit.unit())));
            }
        }
    }
}
