package org.socai.projections.totals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.socai.ledger.contribution.UnitCode;

/**
 * Adds movements up by block.
 *
 * <p>When a place becomes known late, the block in which it does takes back what the unit had by
 * its old places and adds it by its new ones. At the end of every block the sum of the blocks up to
 * it is therefore right for every day and office, as known then.
 */
record BlockTotals(KnowledgeBlocks blocks, KnownPlaces places) {
    /** Adds up blocks of level 0, from one to before another, and writes them. */
    void write(Connection connection, Movements movements, long from, long until)
            throws SQLException {
        var rows = new TotalRows();
        for (long block = from; block < until; block++) {
            of(block, movements).write(rows, 0, block);
            rows.send(connection);
        }
    }

    private DaySums of(long block, Movements movements) throws SQLException {
        var sums = new DaySums(places.offices());
        add(sums, block, movements, 1);
        return sums;
    }

    /** Adds what a block of level 0 comes to, or takes it off. */
    private void add(DaySums sums, long block, Movements movements, int sign) throws SQLException {
        long after = block * blocks.size();
        long through = after + blocks.size();
        movements.known(after, through, (unit, moved) -> add(sums, unit, through, moved, sign));
        var movedUnits = places.movedIn(after, through);
        if (!movedUnits.isEmpty()) {
            movements.of(
                    movedUnits,
                    after,
                    (unit, moved) -> {
                        add(sums, unit, through, moved, sign);
                        add(sums, unit, after, moved, -sign);
                    });
        }
    }

    private void add(DaySums sums, String unit, long knownAt, MovedAmounts moved, int sign) {
        for (var place : places.of(unit)) {
            if (place.isKnown(knownAt)) {
                sums.add(place, moved, sign);
            }
        }
    }

    /** Adds up a block of a level above 0 from those of the level below, and writes it. */
    static void addUp(Connection connection, KnowledgeBlocks blocks, int level, long number)
            throws SQLException {
        long first = number * blocks.factor();
        var rows = new TotalRows();
        TotalRows.read(connection, level - 1, first, first + blocks.factor() - 1)
                .write(rows, level, number);
        rows.send(connection);
    }

    /**
     * Takes what a unit has in the complete blocks out, or in again.
     *
     * @param sign -1 or 1
     */
    static void change(
            Connection connection, KnowledgeBlocks blocks, UnitCode unit, int sign, long complete)
            throws SQLException {
        var moved = new ArrayList<MovedAmounts>();
        MovedAmounts.of(
                connection,
                List.of(unit.value()),
                complete * blocks.size(),
                (_, amounts) -> moved.add(amounts));
        var movements = new Movements.OfUnit(unit.value(), moved);
        var totals = new BlockTotals(blocks, KnownPlaces.of(connection, unit));
        for (int level = 0; level < blocks.spans().size(); level++) {
            totals.change(connection, movements, sign, level, complete);
        }
    }

    private void change(
            Connection connection, Movements movements, int sign, int level, long complete)
            throws SQLException {
        long span = blocks.spans().get(level);
        var rows = new TotalRows();
        for (long number = 0; (number + 1) * span <= complete; number++) {
            var change = new DaySums(places.offices());
            for (long block = number * span; block < (number + 1) * span; block++) {
                add(change, block, movements, sign);
            }
            if (!change.isEmpty()) {
                var sums = TotalRows.read(connection, level, number, number);
                TotalRows.delete(connection, level, number);
                sums.addAll(change);
                sums.write(rows, level, number);
                rows.send(connection);
            }
        }
    }
}
