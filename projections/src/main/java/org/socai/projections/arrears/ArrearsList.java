package org.socai.projections.arrears;

import java.util.List;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.UnitCode;

/**
 * A page of the units in arrears, largest overdue amount first, then by unit code.
 *
 * @param totals over all pages
 */
public record ArrearsList(Totals totals, List<Row> rows) {
    public ArrearsList {
        rows = List.copyOf(rows);
    }

    /**
     * Sums over all units in arrears that were asked for.
     *
     * @param workers the sum of their latest declared workers
     * @param overdue principal overdue, in dong
     * @param charge late charge accrued and unpaid, in dong
     */
    public record Totals(int units, long workers, long overdue, long charge) {}

    /**
     * One unit in arrears.
     *
     * @param workers as its latest regular or retroactive declaration says, 0 where there is none
     * @param overdue principal overdue over all funds, in dong
     * @param charge late charge accrued and unpaid over all funds, in dong
     * @param monthsOwed how many contribution months have overdue principal
     * @param funds one entry for every fund, in table order
     */
    public record Row(
            UnitCode unit,
            String name,
            OfficeCode office,
            int workers,
            long overdue,
            long charge,
            int monthsOwed,
            List<FundArrears> funds) {
        public Row {
            funds = List.copyOf(funds);
        }
    }

    /** The arrears of one fund, in dong. */
    public record FundArrears(Fund fund, long overdue, long charge) {}
}
