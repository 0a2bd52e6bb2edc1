package org.socai.projections.totals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.socai.ledger.contribution.UnitCode;
import org.socai.projections.feed.DerivedTables;
import org.socai.projections.feed.Filling;
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
                            var places = KnownPlaces.read(connection);
                            works.addAll(
                                    new BlockFilling(
                                                    blocks,
                                                    complete.get(),
                                                    places,
                                                    filling.kept(MOVEMENT))
                                            .works());
                        }));
        filling.run(works);
        filling.run(List.of(connection -> addUp(on(connection), 2, 0, complete.get())));
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
            long next = Math.min(complete, sealed + MOST_BLOCKS_AT_ONCE);
            new BlockTotals(jdbc, blocks).seal(sealed, next - 1);
            addUp(jdbc, 1, sealed, next);
        }
        return complete > sealed + MOST_BLOCKS_AT_ONCE;
    }

    @Override
    public void exclude(Connection connection, UnitCode unit) throws SQLException {
        var jdbc = on(connection);
        new BlockTotals(jdbc, blocks).change(unit.value(), -1, sealed(jdbc));
        new UnitPlaces(jdbc).remove(List.of(unit.value()));
    }

    @Override
    public void include(Connection connection, UnitCode unit, long position) throws SQLException {
        var jdbc = on(connection);
        new UnitPlaces(jdbc).add(List.of(unit.value()));
        new BlockTotals(jdbc, blocks).change(unit.value(), 1, sealed(jdbc));
    }

    /** Adds up the larger blocks, from a level on, that are complete now, and says so. */
    private void addUp(JdbcClient jdbc, int level, long sealed, long complete) {
        new BlockTotals(jdbc, blocks).addUp(level, sealed, complete);
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
