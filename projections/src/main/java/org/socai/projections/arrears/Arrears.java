package org.socai.projections.arrears;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.UnitCode;
import org.socai.projections.arrears.ArrearsList.FundArrears;
import org.socai.projections.arrears.ArrearsList.Row;
import org.socai.projections.arrears.ArrearsList.Totals;
import org.socai.projections.arrears.OverdueUnits.Overdue;
import org.socai.projections.figures.AwaitedRates;
import org.socai.projections.figures.LateCharges;
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
    private final OverdueUnits overdueUnits;
    private final OverdueFunds overdueFunds;
    private final AwaitedRates awaitedRates;
    private final LateCharges lateCharges;
    private final Units units;

    public Arrears(
            DataSource database, AwaitedRates awaitedRates, LateCharges lateCharges, Units units) {
        this.overdueUnits = new OverdueUnits(database);
        this.overdueFunds = new OverdueFunds(database);
        this.awaitedRates = awaitedRates;
        this.lateCharges = lateCharges;
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
        var found = overdueUnits.find(question);
        var charges = lateCharges.of(found.stream().map(Overdue::unit).toList(), question.asOf());
        var page = question.page();
        var shown = found.stream().skip(page.offset()).limit(page.size()).toList();
        var codes = shown.stream().map(Overdue::unit).toList();
        var master = units.masters(codes, question.asOf());
        var funds = overdueFunds.of(codes, question.asOf());
        var rows =
                shown.stream()
                        .map(
                                unit ->
                                        row(
                                                unit,
                                                of(funds, unit.unit()),
                                                of(charges, unit.unit()),
                                                of(master, unit.unit())))
                        .toList();
        return new ArrearsList(totals(found, charges), rows);
    }

    private static Totals totals(List<Overdue> found, Map<UnitCode, FundAmounts> charges) {
        long workers = 0;
        long overdue = 0;
        long charge = 0;
        for (var unit : found) {
            workers = Math.addExact(workers, unit.workers());
            overdue = Math.addExact(overdue, unit.total());
            charge = Math.addExact(charge, of(charges, unit.unit()).total());
        }
        return new Totals(found.size(), workers, overdue, charge);
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
