package org.socai.projections.arrears;

import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.UnitCode;
import org.socai.projections.arrears.ArrearsList.FundArrears;
import org.socai.projections.arrears.ArrearsList.Row;
import org.socai.projections.arrears.ArrearsList.Totals;
import org.socai.projections.arrears.OverdueUnits.Found;
import org.socai.projections.arrears.OverdueUnits.Overdue;
import org.socai.projections.feed.AsOf;
import org.socai.projections.figures.AwaitedRates;
import org.socai.projections.figures.LateCharges;
import org.socai.projections.figures.UnitFigures;
import org.socai.projections.units.UnitMaster;
import org.socai.projections.units.Units;

/**
 * The report of units in arrears: those whose overdue principal is above 0 at the end of a business
 * day, as known at a position, in the offices that administer them on that day.
 *
 * <p>The workers of a unit are those of its latest declaration: latest month first, then the day it
 * was declared, then the order of booking. Adjustments do not count, because they name the workers
 * they correct and not all there are.
 */
public final class Arrears {
    private final ReadTransactions reads;
    private final OverdueFunds overdueFunds;
    private final AwaitedRates awaitedRates;
    private final LateCharges lateCharges;
    private final UnpaidCharges unpaidCharges;
    private final Units units;

    public Arrears(
            DataSource database,
            AwaitedRates awaitedRates,
            UnitFigures figures,
            LateCharges lateCharges,
            Units units) {
        this.reads = new ReadTransactions(database);
        this.overdueFunds = new OverdueFunds(database);
        this.awaitedRates = awaitedRates;
        this.lateCharges = lateCharges;
        this.unpaidCharges = new UnpaidCharges(database, figures);
        this.units = units;
    }

    /**
     * One page of the report, with totals over all pages.
     *
     * @throws org.socai.ledger.rules.MissingRule where the figures of a unit in the offices asked
     *     for need a rate that was not known
     */
    public ArrearsList list(ArrearsQuestion question) {
        awaitedRates.refuseIfAwaited(question.office(), null, question.asOf());
        var asOf = question.asOf();
        var reckoning = unpaidCharges.at(asOf);
        var found = reads.run(connection -> OverdueUnits.find(connection, question, reckoning));
        var totals = totals(found, asOf);
        var codes = found.page().stream().map(Overdue::unit).toList();
        var charges = lateCharges.of(codes, asOf);
        var master = units.masters(codes, asOf);
        var funds = overdueFunds.of(codes, asOf);
        var rows =
                found.page().stream()
                        .map(
                                unit ->
                                        row(
                                                unit,
                                                of(funds, unit.unit()),
                                                of(charges, unit.unit()),
                                                of(master, unit.unit())))
                        .toList();
        return new ArrearsList(totals, rows);
    }

    private Totals totals(Found found, AsOf asOf) {
        long derived = unpaidCharges.derived(found.toBeDerived(), asOf);
        return new Totals(
                found.units(),
                found.workers(),
                found.overdue(),
                Math.addExact(found.charge(), derived));
    }

    private static Row row(
            Overdue unit, FundAmounts principal, FundAmounts charge, UnitMaster master) {
        var funds =
                Fund.ALL.stream()
                        .map(fund -> new FundArrears(fund, principal.of(fund), charge.of(fund)))
                        .toList();
        return new Row(
                unit.unit(),
                master.name(),
                master.office(),
                unit.workers(),
                unit.total(),
                charge.total(),
                unit.monthsOwed(),
                funds);
    }

    private static <T> T of(Map<UnitCode, T> values, UnitCode unit) {
        return Objects.requireNonNull(values.get(unit), unit::value);
    }
}
