package org.socai.api.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.socai.api.http.PageInfo;
import org.socai.api.knowledge.Viewpoint;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.UnitCode;
import org.socai.projections.Page;
import org.socai.projections.arrears.ArrearsList;
import org.socai.projections.arrears.ArrearsList.FundArrears;
import org.socai.projections.arrears.ArrearsList.Totals;
import org.socai.projections.quarantine.IncompleteUnits;
import org.socai.projections.quarantine.IncompleteUnits.IncompleteUnit;

/**
 * A page of the units in arrears, largest amount first, with totals over all pages; amounts in
 * dong.
 *
 * @param incompleteCount how many units of the office are in quarantine: what they owe may be wrong
 * @param incomplete the first of them
 */
record ArrearsView(
        LocalDate effectiveOn,
        Instant knownAt,
        long position,
        Totals totals,
        List<Row> rows,
        PageInfo page,
        long incompleteCount,
        List<IncompleteUnit> incomplete) {
    /**
     * One unit in arrears.
     *
     * @param workers as its latest declaration says
     * @param monthsOwed how many contribution months have overdue principal
     */
    record Row(
            UnitCode unitCode,
            String name,
            OfficeCode officeCode,
            int workers,
            long overdue,
            long charge,
            int monthsOwed,
            List<FundArrears> funds) {
        static Row of(ArrearsList.Row row) {
            return new Row(
                    row.unit(),
                    row.name(),
                    row.office(),
                    row.workers(),
                    row.overdue(),
                    row.charge(),
                    row.monthsOwed(),
                    row.funds());
        }
    }

    static ArrearsView of(
            ArrearsList arrears, Viewpoint viewpoint, Page page, IncompleteUnits incomplete) {
        return new ArrearsView(
                viewpoint.effectiveOn(),
                viewpoint.knownAt(),
                viewpoint.position(),
                arrears.totals(),
                arrears.rows().stream().map(Row::of).toList(),
                PageInfo.of(page, arrears.totals().units()),
                incomplete.count(),
                incomplete.units());
    }
}
