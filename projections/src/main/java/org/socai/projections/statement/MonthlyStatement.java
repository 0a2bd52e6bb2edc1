package org.socai.projections.statement;

import java.time.LocalDate;
import java.util.List;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.unit.UnitBalance.FundBalance;

/**
 * One unit's month as form C12-TS has it: opening, what arose, receipts, how they were applied,
 * closing. The opening of a month is the closing of the month before it as known at the same
 * position. All amounts in dong.
 *
 * @param funds one entry for every fund, in table order
 * @param receipts payments with a value date in the month that count for the unit, in order of day
 *     and reference; those taken back or moved to another unit are not among them
 * @param unallocatedOpening money not applied yet at the end of the day before the month
 * @param unallocatedClosing the same at the end of the month: opening + receipts − applied
 */
public record MonthlyStatement(
        UnitCode unit,
        ContributionMonth month,
        long position,
        List<FundMonth> funds,
        List<Receipt> receipts,
        long unallocatedOpening,
        long unallocatedClosing) {
    public MonthlyStatement {
        funds = List.copyOf(funds);
        receipts = List.copyOf(receipts);
    }

    /**
     * One fund's month. For principal and for charge: opening + arisen − allocated = closing.
     *
     * @param opening at the end of the day before the month
     * @param closing at the end of the month
     */
    public record FundMonth(
            Fund fund,
            FundBalance opening,
            Arisen arisen,
            Allocated allocated,
            FundBalance closing) {}

    /**
     * What was booked in the month, by the day of declaration.
     *
     * @param regular principal of regular declarations, whatever month they are for
     * @param increase principal added for earlier declared months: retroactive declarations and
     *     upward adjustments
     * @param decrease principal taken off by downward adjustments, above 0
     * @param charge late charge accrued in the month
     */
    public record Arisen(long regular, long increase, long decrease, long charge) {
        /** What principal changed by. */
        public long principal() {
            return Math.subtractExact(Math.addExact(regular, increase), decrease);
        }
    }

    /**
     * Money applied in the month; below 0 where a downward adjustment released more than was
     * applied.
     */
    public record Allocated(long principal, long charge) {}

    /** One bank credit. */
    public record Receipt(BankReference bankReference, LocalDate valueDate, long amount) {}
}
