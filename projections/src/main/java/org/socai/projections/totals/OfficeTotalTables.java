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
    /** So that a ledger without totals catches up without transactions of minutes. */
    private static final long MOST_BLOCKS_AT_ONCE = 16;

    /** Enough to read the places of units once for many. */
    private static final long MOST_BLOCKS_IN_A_WORK = 16;

    /** So that a small ledger keeps several sessions busy, too. */
    private static final long WORKS = 4;

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
        return List.of("unit_master", "movement");
    }

    @Override
    public void fill(Filling filling, long position) throws SQLException {
        var complete = new AtomicLong();
        filling.run(
                List.of(
                        connection -> {
                            new UnitPlaces(on(connection)).advance();
                            on(connection).sql("analyze unit_place").update();
                            complete.set(
                                    blocks.complete(
                                            CompleteKnowledge.throughByLog(connection, position)));
                        }));
        filling.run(sealing(complete.get()));
        filling.run(
                List.of(
                        connection -> {
                            addUp(on(connection), 0, complete.get());
                            on(connection).sql("analyze office_total").update();
                        }));
    }

    /** Blocks are added up apart from each other. */
    private List<Filling.Work> sealing(long complete) {
        var works = new ArrayList<Filling.Work>();
        long atOnce = Math.clamp(Math.ceilDiv(complete, WORKS), 1, MOST_BLOCKS_IN_A_WORK);
        for (long first = 0; first < complete; first += atOnce) {
            long from = first;
            long last = Math.min(first + atOnce, complete) - 1;
            works.add(connection -> new BlockTotals(on(connection), blocks).seal(from, last));
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
            long next = Math.min(complete, sealed + MOST_BLOCKS_AT_ONCE);
            new BlockTotals(jdbc, blocks).seal(sealed, next - 1);
            addUp(jdbc, sealed, next);
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

    /** Adds up the larger blocks that are complete now, and says so. */
    private void addUp(JdbcClient jdbc, long sealed, long complete) {
        new BlockTotals(jdbc, blocks).addUp(sealed, complete);
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
