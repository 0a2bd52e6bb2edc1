package org.socai.projections.totals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.UnitCode;
import org.socai.projections.feed.DerivedTables;
import org.socai.projections.feed.Filling;
import org.socai.projections.feed.KeptRows;
import org.socai.projections.movement.CompleteKnowledge;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Keeps the places of units and the totals of offices.
 *
 * <p>A block is added up once nothing known from inside it can come any more; until then questions
 * read its movements themselves. Whatever is cut off half-way is rolled back and done again.
 */
public final class OfficeTotalTables implements DerivedTables {
    private static final String MOVEMENT = "movement";

    /** So that a small ledger keeps several sessions of a rebuild busy, too. */
    private static final long WORKS = 8;

    /** So that a ledger without totals catches up without transactions of minutes. */
    private static final long MOST_BLOCKS_AT_ONCE = 16;

    private final KnowledgeBlocks blocks;

    public OfficeTotalTables(KnowledgeBlocks blocks) {
        this.blocks = blocks;
    }

    @Override
    public List<String> tables() {
        return List.of("unit_place", "office_total", "office_total_state");
    }

    @Override
    public List<String> sources() {
        return List.of("unit_master", MOVEMENT);
    }

    @Override
    public List<String> kept() {
        return List.of(MOVEMENT);
    }

    @Override
    public void fill(Filling filling, long position) throws SQLException {
        var works = new ArrayList<Filling.Work>();
        var complete = new AtomicLong();
        filling.run(
                List.of(
                        connection -> {
                            new UnitPlaces(on(connection)).advance();
                            complete.set(
                                    blocks.complete(
                                            CompleteKnowledge.throughByLog(connection, position)));
                            var totals = new BlockTotals(blocks, KnownPlaces.all(connection));
                            works.addAll(filling(totals, complete.get(), filling.kept(MOVEMENT)));
                        }));
        filling.run(works);
        for (int level = 1; blocks.in(level, complete.get()) > 0; level++) {
            filling.run(larger(level, 0, complete.get()));
        }
        filling.run(List.of(connection -> keep(on(connection), complete.get())));
    }

    private static List<Filling.Work> filling(
            BlockTotals totals, long complete, @Nullable KeptRows kept) {
        var works = new ArrayList<Filling.Work>();
        long atOnce = Math.clamp(Math.ceilDiv(complete, WORKS), 1, MOST_BLOCKS_AT_ONCE);
        for (long first = 0; first < complete; first += atOnce) {
            long from = first;
            long until = Math.min(first + atOnce, complete);
            works.add(
                    connection -> {
                        var movements =
                                kept == null
                                        ? new Movements.InTable(connection)
                                        : new Movements.Kept(kept, connection);
                        totals.write(connection, movements, from, until);
                    });
        }
        return works;
    }

    /** Adds up the blocks of a level above 0 that have become complete. */
    private List<Filling.Work> larger(int level, long completeBefore, long complete) {
        var works = new ArrayList<Filling.Work>();
        for (long n = blocks.in(level, completeBefore); n < blocks.in(level, complete); n++) {
            long number = n;
            works.add(connection -> BlockTotals.addUp(connection, blocks, level, number));
        }
        return works;
    }

    @Override
    public void advance(Connection connection) {
        new UnitPlaces(on(connection)).advance();
    }

    @Override
    public boolean condense(Connection connection, long position) throws SQLException {
        var jdbc = on(connection);
        long complete =
                blocks.complete(
                        new CompleteKnowledge(connection, "office_total_state").through(position));
        long sealed = sealed(jdbc);
        if (complete > sealed) {
            seal(connection, sealed, Math.min(complete, sealed + MOST_BLOCKS_AT_ONCE));
        }
        return complete > sealed + MOST_BLOCKS_AT_ONCE;
    }

    private void seal(Connection connection, long sealed, long next) throws SQLException {
        var places = KnownPlaces.known(connection, sealed * blocks.size(), next * blocks.size());
        new BlockTotals(blocks, places)
                .write(connection, new Movements.InTable(connection), sealed, next);
        for (int level = 1; blocks.in(level, next) > 0; level++) {
            for (var work : larger(level, sealed, next)) {
                work.on(connection);
            }
        }
        keep(on(connection), next);
    }

    @Override
    public void exclude(Connection connection, UnitCode unit) throws SQLException {
        var jdbc = on(connection);
        BlockTotals.change(connection, blocks, unit, -1, sealed(jdbc));
        new UnitPlaces(jdbc).remove(List.of(unit.value()));
    }

    @Override
    public void include(Connection connection, UnitCode unit, long position) throws SQLException {
        var jdbc = on(connection);
        new UnitPlaces(jdbc).add(List.of(unit.value()));
        BlockTotals.change(connection, blocks, unit, 1, sealed(jdbc));
    }

    /** Says how many blocks of level 0 are added up, and with them the larger ones. */
    private static void keep(JdbcClient jdbc, long complete) {
        int updated =
                jdbc.sql("update office_total_state set blocks = :blocks")
                        .param("blocks", complete)
                        .update();
        if (updated == 0) {
            jdbc.sql("insert into office_total_state (blocks) values (:blocks)")
                    .param("blocks", complete)
                    .update();
        }
    }

    private static long sealed(JdbcClient jdbc) {
        return jdbc.sql("select coalesce(max(blocks), 0) from office_total_state")
                .query(Long.class)
                .single();
    }

    private static JdbcClient on(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }
}
