package org.socai.projections.totals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.store.BinaryCopy;
import org.socai.projections.feed.Filling;
import org.socai.projections.feed.KeptRows;

/**
 * Adds up many blocks at once, those of level 0 and those of level 1, in memory: every movement is
 * read once. Blocks are added up apart from each other; the last of those that make up a block of
 * level 1 writes that one, too. Works are safe beside each other.
 */
final class BlockFilling {
    /** So that memory is limited, and the transaction of each work short. */
    private static final long MOST_BLOCKS_IN_A_WORK = 16;

    /** So that a small ledger keeps several sessions busy, too. */
    private static final long WORKS = 8;

    private final KnowledgeBlocks blocks;
    private final long complete;
    private final KnownPlaces places;
    private final @Nullable KeptRows kept;
    private final Map<Long, Parent> parents = new ConcurrentHashMap<>();

    /**
     * @param complete how many blocks of level 0 to add up
     * @param kept the rows of {@code movement}; null where they are to be read from the table
     */
    BlockFilling(
            KnowledgeBlocks blocks, long complete, KnownPlaces places, @Nullable KeptRows kept) {
        this.blocks = blocks;
        this.complete = complete;
        this.places = places;
        this.kept = kept;
    }

    /** A block of level 1 on its way. */
    private static final class Parent {
        final DaySums sums = new DaySums();
        int added;
    }

    List<Filling.Work> works() {
        var works = new ArrayList<Filling.Work>();
        long atOnce = Math.clamp(Math.ceilDiv(complete, WORKS), 1, MOST_BLOCKS_IN_A_WORK);
        for (long first = 0; first < complete; first += atOnce) {
            long from = first;
            long until = Math.min(first + atOnce, complete);
            works.add(connection -> fill(connection, from, until));
        }
        return works;
    }

    private void fill(Connection connection, long from, long until) throws SQLException {
        var rows =
                new BinaryCopy(
                        "office_total",
                        "level, block, monthly, day, office, budget_funded, kind, brought_forward,"
                                + " sm, rs, oad, ui, hi, money");
        for (long block = from; block < until; block++) {
            var sums = sums(connection, block);
            sums.write(rows, 0, block, places);
            addToParent(block, sums, rows);
            rows.send(connection);
        }
    }

    private DaySums sums(Connection connection, long block) throws SQLException {
        long after = block * blocks.size();
        long through = after + blocks.size();
        var sums = new DaySums();
        BiConsumer<String, MovedAmounts> known =
                (unit, moved) -> add(sums, unit, through, moved, 1);
        if (kept == null) {
            MovedAmounts.known(connection, after, through, known);
        } else {
            MovedAmounts.known(kept, after, through, known);
        }
        var movedUnits = places.movedIn(after, through);
        if (!movedUnits.isEmpty()) {
            MovedAmounts.of(
                    connection,
                    movedUnits,
                    after,
                    (unit, moved) -> {
                        add(sums, unit, through, moved, 1);
                        add(sums, unit, after, moved, -1);
                    });
        }
        return sums;
    }

    private void add(DaySums sums, String unit, long knownAt, MovedAmounts moved, int sign) {
        for (var place : places.of(unit)) {
            if (place.isKnown(knownAt)) {
                sums.add(place, moved, sign);
            }
        }
    }

    private void addToParent(long block, DaySums sums, BinaryCopy rows) {
        long number = block / blocks.factor();
        if ((number + 1) * blocks.factor() > complete) {
            return;
        }
        var parent = parents.computeIfAbsent(number, _ -> new Parent());
        synchronized (parent) {
            parent.sums.addAll(sums);
            parent.added++;
            if (parent.added == blocks.factor()) {
                parent.sums.write(rows, 1, number, places);
                parents.remove(number);
            }
        }
    }
}
