package org.socai.projections.arrears;

import java.sql.Connection;
import java.sql.SQLException;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.projections.arrears.OpenItems.Cleared;
import org.socai.projections.arrears.OpenItems.Item;
import org.socai.projections.arrears.OpenItems.Portion;
import org.socai.projections.feed.BinaryCopy;

/** Turns what is open and what was cleared into rows. */
final class ItemRows implements Cleared {
    private final BinaryCopy openItems =
            new BinaryCopy(
                    "open_item",
                    "unit, period, due_on, counts_from, known_from, sm, rs, oad, ui, hi");
    private final BinaryCopy clearedItems =
            new BinaryCopy(
                    "cleared_item",
                    "unit, period, due_on, counts_from, known_from, known_until, fork, sm, rs, oad,"
                            + " ui, hi");
    private final BinaryCopy spells =
            new BinaryCopy(
                    "overdue_spell",
                    "unit, period, due_on, from_on, until_on, fork, known_from, sm, rs, oad, ui,"
                            + " hi");

    void open(Item item, Portion portion) {
        of(item, openItems).day(portion.countsFrom()).number(portion.knownFrom());
        end(openItems, portion.amounts());
    }

    /** What was paid when it was due, and known at once, leaves no row. */
    @Override
    public void was(Item item, Portion portion, int countedUntil, long knownUntil) {
        if (portion.knownFrom() < knownUntil) {
            of(item, clearedItems)
                    .day(portion.countsFrom())
                    .number(portion.knownFrom())
                    .number(knownUntil)
                    .number(IntervalTree.fork(portion.knownFrom(), knownUntil));
            end(clearedItems, portion.amounts());
        }
        if (portion.countsFrom() < countedUntil) {
            spell(item, portion.countsFrom(), countedUntil, knownUntil, portion.amounts());
        } else if (countedUntil < portion.countsFrom()) {
            spell(
                    item,
                    countedUntil,
                    portion.countsFrom(),
                    knownUntil,
                    portion.amounts().negated());
        }
    }

    private void spell(Item item, int from, int until, long knownFrom, FundAmounts amounts) {
        of(item, spells)
                .day(from)
                .day(until)
                .integer(Math.toIntExact(IntervalTree.fork(from, until)))
                .number(knownFrom);
        end(spells, amounts);
    }

    private static BinaryCopy of(Item item, BinaryCopy rows) {
        rows.row().text(item.unit());
        return item.period() == Item.NONE
                ? rows.nothing().nothing()
                : rows.day(item.period()).day(item.dueOn());
    }

    private static void end(BinaryCopy rows, FundAmounts amounts) {
        rows.number(amounts.sm())
                .number(amounts.rs())
                .number(amounts.oad())
                .number(amounts.ui())
                .number(amounts.hi());
    }

    void send(Connection connection) throws SQLException {
        openItems.send(connection);
        clearedItems.send(connection);
        spells.send(connection);
    }
}
