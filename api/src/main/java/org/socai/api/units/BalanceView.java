package org.socai.api.units;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.socai.api.knowledge.Viewpoint;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.unit.UnitBalance;
import org.socai.ledger.unit.UnitBalance.FundBalance;

/**
 * What a unit owes at the end of a business day, in dong.
 *
 * @param funds the five funds, always all of them, in table order
 * @param unallocated money of the unit that nothing owed could take yet
 * @param totals over the five funds
 */
record BalanceView(
        UnitCode unitCode,
        LocalDate effectiveOn,
        Instant knownAt,
        long position,
        List<FundView> funds,
        long unallocated,
        FundBalance totals) {
    /** One fund: principal unpaid, the part of it overdue, and unpaid late charge. */
    record FundView(Fund fund, long outstanding, long overdue, long charge) {}

    static BalanceView of(UnitCode unit, UnitBalance balance, Viewpoint viewpoint) {
        return new BalanceView(
                unit,
                viewpoint.effectiveOn(),
                viewpoint.knownAt(),
                viewpoint.position(),
                Fund.ALL.stream().map(fund -> fund(fund, balance.of(fund))).toList(),
                balance.unallocated(),
                balance.totals());
    }

    private static FundView fund(Fund fund, FundBalance balance) {
        return new FundView(fund, balance.outstanding(), balance.overdue(), balance.charge());
    }
}
