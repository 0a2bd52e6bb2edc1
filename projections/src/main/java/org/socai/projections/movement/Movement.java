package org.socai.projections.movement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.history.Account;
import org.socai.ledger.history.JournalLine;

/**
 * What an event moves in one place: all its journal lines of one kind, contribution month and due
 * date, with the funds side by side. The other side of each line follows from the kind.
 *
 * @param unit null for money that no unit has been found for
 * @param period the contribution month of principal; null elsewhere
 * @param dueOn when that principal is due; null elsewhere
 * @param owed dong added to what the unit owes each fund, below 0 where it is taken off
 * @param money dong received from the bank, below 0 where taken back; 0 but for receipts
 */
record Movement(
        MovementKind kind,
        @Nullable UnitCode unit,
        @Nullable ContributionMonth period,
        @Nullable LocalDate dueOn,
        LocalDate effectiveOn,
        FundAmounts owed,
        long money) {

    /** The movements an event implies, in the order of its lines; none where no money is meant. */
    static List<Movement> of(LedgerEvent event) {
        var lines = JournalLine.of(event);
        if (lines.isEmpty()) {
            return List.of();
        }
        var sums = new ArrayList<MovementSum>(1);
        for (var line : lines) {
            var kind = kind(line.account(), lines);
            if (kind != null) {
                sumOf(sums, kind, line).add(line);
            }
        }
        var movements = new ArrayList<Movement>(sums.size());
        for (var sum : sums) {
            if (!sum.isEmpty()) {
                movements.add(sum.movement());
            }
        }
        return movements;
    }

    /** Null for the account on the other side, which follows from the kind. */
    private static @Nullable MovementKind kind(Account account, List<JournalLine> entry) {
        return switch (account) {
            case RECEIVABLE ->
                    has(Account.CONTRIBUTION_INCOME, entry)
                            ? MovementKind.OBLIGATION
                            : MovementKind.ALLOCATION;
            case CHARGE_RECEIVABLE ->
                    has(Account.CHARGE_INCOME, entry)
                            ? MovementKind.CHARGE
                            : MovementKind.CHARGE_ALLOCATION;
            case CASH -> has(Account.UNMATCHED, entry) ? MovementKind.HELD : MovementKind.RECEIPT;
            case UNALLOCATED, UNMATCHED, CONTRIBUTION_INCOME, CHARGE_INCOME -> null;
        };
    }

    private static boolean has(Account account, List<JournalLine> entry) {
        for (var line : entry) {
            if (line.account() == account) {
                return true;
            }
        }
        return false;
    }

    private static MovementSum sumOf(List<MovementSum> sums, MovementKind kind, JournalLine line) {
        for (var sum : sums) {
            if (sum.takes(kind, line)) {
                return sum;
            }
        }
        var sum = new MovementSum(kind, line);
        sums.add(sum);
        return sum;
    }
}
