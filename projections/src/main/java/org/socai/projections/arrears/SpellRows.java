package org.socai.projections.arrears;

import java.sql.Connection;
import java.sql.SQLException;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.store.BinaryCopy;
import org.socai.projections.arrears.OpenItems.Cleared;
import org.socai.projections.arrears.OpenItems.Item;
import org.socai.projections.arrears.OpenItems.Portion;

/** Turns what was cleared on another day than it counted from into rows. */
final class SpellRows implements Cleared {
    private final BinaryCopy spells =
            new BinaryCopy(
                    "overdue_spell",
                    "unit, period, due_on, from_on, until_on, fork, known_from, sm, rs, oad, ui,"
                            + " hi");

    /** What was paid when it was due leaves no row. */
    @Override
    public void was(Item item, Portion portion, int countedUntil, long knownUntil) {
        if (portion.countsFrom() < countedUntil) {
            add(item, portion.countsFrom(), countedUntil, knownUntil, portion.amounts());
        } else if (countedUntil < portion.countsFrom()) {
            add(item, countedUntil, portion.countsFrom(), knownUntil, portion.amounts().negated());
        }
    }

    private void add(Item item, int from, int until, long knownFrom, FundAmounts amounts) {
        of(item).day(from)
                .day(until)
                .integer(Math.toIntExact(IntervalTree.fork(from, until)))
                .number(knownFrom)
                .number(amounts.sm())
                .number(amounts.rs())
                .number(amounts.oad())
                .number(amounts.ui())
                .number(amounts.hi());
    }

    private BinaryCopy of(Item item) {
        spells.row().text(item.unit());
        return item.period() == Item.NONE
                ? spells.nothing().nothing()
                : spells.day(item.period()).day(item.dueOn());
    }

    void send(Connection connection) throws SQLException {
        spells.send(connection);
    }
}
