package org.socai.ledger.history;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.unit.UnitBalance;
import org.socai.ledger.unit.UnitBalance.FundBalance;

/**
 * The second way to a figure: the sum of posted journal lines.
 *
 * <p>Principal and unallocated money agree with the derived balance at every pair of dates; charges
 * agree at the end of every closed month, because the charges of an open month are posted only as
 * far as payments needed them.
 */
public final class PostedBalance {
    private PostedBalance() {}

    /** Sums the lines of one unit that count at the end of {@code effectiveOn}. */
    public static UnitBalance of(Collection<JournalLine> lines, LocalDate effectiveOn) {
        var funds = new EnumMap<Fund, FundBalance>(Fund.class);
        for (Fund fund : Fund.ALL) {
            long outstanding = 0;
            long overdue = 0;
            long charge = 0;
            for (var line : lines) {
                if (line.fund() != fund || line.effectiveOn().isAfter(effectiveOn)) {
                    continue;
                }
                if (line.account() == Account.CHARGE_RECEIVABLE) {
                    charge = Math.addExact(charge, line.amount());
                } else if (line.account() == Account.RECEIVABLE) {
                    outstanding = Math.addExact(outstanding, line.amount());
                    if (line.dueOn() != null && line.dueOn().isBefore(effectiveOn)) {
                        overdue = Math.addExact(overdue, line.amount());
                    }
                }
            }
            funds.put(fund, new FundBalance(outstanding, overdue, charge));
        }
        return new UnitBalance(effectiveOn, funds, unallocated(lines, effectiveOn));
    }

    private static long unallocated(Collection<JournalLine> lines, LocalDate effectiveOn) {
        return lines.stream()
                .filter(line -> line.account() == Account.UNALLOCATED)
                .filter(line -> !line.effectiveOn().isAfter(effectiveOn))
                .mapToLong(line -> -line.amount())
                .reduce(0, Math::addExact);
    }
}
