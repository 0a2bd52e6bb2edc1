package org.socai.projections.movement;

import java.util.Objects;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.history.JournalLine;

/** Gathers the lines of one movement. */
@SuppressWarnings("EnumOrdinal") // Fund says that its ordinal indexes arrays
final class MovementSum {
    private final MovementKind kind;
    private final JournalLine first;
    private final long[] owed = new long[Fund.COUNT];
    private long money;

    MovementSum(MovementKind kind, JournalLine first) {
        this.kind = kind;
        this.first = first;
    }

    boolean takes(MovementKind other, JournalLine line) {
        return kind == other
                && Objects.equals(first.period(), line.period())
                && Objects.equals(first.dueOn(), line.dueOn());
    }

    void add(JournalLine line) {
        var fund = line.fund();
        if (fund == null) {
            money = Math.addExact(money, line.amount());
        } else {
            owed[fund.ordinal()] = Math.addExact(owed[fund.ordinal()], line.amount());
        }
    }

    boolean isEmpty() {
        for (long amount : owed) {
            if (amount != 0) {
                return false;
            }
        }
        return money == 0;
    }

    Movement movement() {
        return new Movement(
                kind,
                first.unit(),
                first.period(),
                first.dueOn(),
                first.effectiveOn(),
                FundAmounts.of(fund -> owed[fund.ordinal()]),
                money);
    }
}
