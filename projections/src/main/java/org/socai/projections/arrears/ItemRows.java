package org.socai.projections.arrears;

import java.sql.Connection;
import java.sql.SQLException;
import org.socai.projections.arrears.OpenItems.Cleared;
import org.socai.projections.arrears.OpenItems.Item;
import org.socai.projections.arrears.OpenItems.Portion;

/** Turns what is open and what was cleared into rows. */
final class ItemRows implements Cleared {
    private final CopyText openItems =
            new CopyText("open_item (unit, period, overdue_from, known_from, amount)");
    private final CopyText clearedItems =
            new CopyText(
                    "cleared_item (unit, period, overdue_from, known_from, known_until, fork,"
                            + " amount)");
    private final CopyText spells =
            new CopyText(
                    "overdue_spell (unit, period, from_on, until_on, fork, known_from, amount)");

    void open(Item item, Portion portion) {
        openItems
                .row(item.unit())
                .day(item.period())
                .day(portion.overdueFrom())
                .number(portion.knownFrom())
                .number(portion.amount())
                .end();
    }

    /** What was paid when it was due, and known at once, leaves no row. */
    @Override
    public void was(Item item, Portion portion, int overdueUntil, long knownUntil) {
        if (portion.knownFrom() < knownUntil) {
            clearedItems
                    .row(item.unit())
                    .day(item.period())
                    .day(portion.overdueFrom())
                    .number(portion.knownFrom())
                    .number(knownUntil)
                    .number(IntervalTree.fork(portion.knownFrom(), knownUntil))
                    .number(portion.amount())
                    .end();
        }
        if (portion.overdueFrom() < overdueUntil) {
            spell(item, portion.overdueFrom(), overdueUntil, knownUntil, portion.amount());
        } else if (overdueUntil < portion.overdueFrom()) {
            spell(item, overdueUntil, portion.overdueFrom(), knownUntil, -portion.amount());
        }
    }

    private void spell(Item item, int from, int until, long knownFrom, long amount) {
        spells.row(item.unit())
                .day(item.period())
                .day(from)
                .day(until)
                .number(IntervalTree.fork(from, until))
                .number(knownFrom)
                .number(amount)
                .end();
    }

    void send(Connection connection) throws SQLException {
        openItems.send(connection);
        clearedItems.send(connection);
        spells.send(connection);
    }
}
