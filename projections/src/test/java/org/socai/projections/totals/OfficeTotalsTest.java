package org.socai.projections.totals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socai.ledger.contribution.UnitCode;
import org.socai.projections.RandomLedger;
import org.socai.projections.TableHashes;
import org.socai.projections.Works;
import org.socai.projections.feed.AsOf;
import org.socai.projections.rebuild.RebuildProgress;
import org.socai.projections.rebuild.RebuildRequest;

/**
 * Units that move between offices, are corrected late and taken back; blocks of eight positions.
 */
class OfficeTotalsTest {
    private static final KnowledgeBlocks TINY = new KnowledgeBlocks(8, 4);
    private static final List<String> SCOPES = List.of("", "04", "04001", "04002", "05001", "06");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void every_figure_of_every_office_is_the_sum_over_its_units(long seed) {
        try (var random = new RandomLedger(seed, TINY)) {
            assertThat(blocks(random)).isEqualTo(random.last / TINY.size());
            for (int i = 0; i < 60; i++) {
                assertSumOverUnits(random, new AsOf(random.day(), random.position()));
            }
            assertSumOverUnits(random, new AsOf(random.day(), random.last));
        }
    }

    /** Blocks are added up in memory in a rebuild, and by the database while the ledger lives. */
    @ParameterizedTest
    @ValueSource(longs = {11, 14, 15, 16})
    void a_rebuild_makes_the_same_totals(long seed) throws Exception {
        try (var random = new RandomLedger(seed, TINY)) {
            assertThat(levels(random)).isGreaterThanOrEqualTo(2);
            var before = TableHashes.of(random.ledger.sql);
            random.ledger.rebuild.run(RebuildRequest.all(), new RebuildProgress());
            assertThat(TableHashes.of(random.ledger.sql)).isEqualTo(before);
        }
    }

    @Test
    void filled_at_once_they_are_the_same_as_advanced_batch_by_batch() throws Exception {
        try (var random = new RandomLedger(12, TINY)) {
            var before = TableHashes.of(random.ledger.sql);
            var tables = new OfficeTotalTables(TINY);
            try (var connection = random.ledger.database.getConnection();
                    var delete = connection.createStatement()) {
                for (var table : tables.tables()) {
                    delete.execute("delete from " + table);
                }
                tables.fill(Works.on(connection), random.last);
            }
            assertThat(TableHashes.of(random.ledger.sql)).isEqualTo(before);
        }
    }

    @Test
    void a_unit_taken_out_and_in_again_leaves_no_trace() throws Exception {
        try (var random = new RandomLedger(13, TINY)) {
            var before = TableHashes.of(random.ledger.sql);
            var unit = RandomLedger.UNITS.get(2);
            var tables = new OfficeTotalTables(TINY);
            try (var connection = random.ledger.database.getConnection();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                tables.exclude(connection, unit);
                for (var table : tables.sources()) {
                    statement.execute(
                            "create temporary table own_%1$s as select * from %1$s where unit = '%2$s'"
                                    .formatted(table, unit));
                    statement.execute("delete from %s where unit = '%s'".formatted(table, unit));
                }
                connection.commit();
                assertSumOverOthers(random, unit);
                for (var table : tables.sources()) {
                    statement.execute("insert into %1$s select * from own_%1$s".formatted(table));
                }
                tables.include(connection, unit, random.last);
                connection.commit();
            }
            assertThat(TableHashes.of(random.ledger.sql)).isEqualTo(before);
        }
    }

    private static void assertSumOverOthers(RandomLedger random, UnitCode without) {
        var others = new ArrayList<>(RandomLedger.UNITS);
        others.remove(without);
        for (int i = 0; i < 20; i++) {
            var asOf = new AsOf(random.day(), random.position());
            assertThat(FiguresByHand.of(random.ledger.totals.of("", null, asOf)))
                    .as("%s", asOf)
                    .isEqualTo(FiguresByHand.of(random.ledger, others, "", null, asOf));
        }
    }

    private static void assertSumOverUnits(RandomLedger random, AsOf asOf) {
        for (var office : SCOPES) {
            var flag = random.pick(Arrays.asList(null, true, false));
            assertThat(FiguresByHand.of(random.ledger.totals.of(office, flag, asOf)))
                    .as("%s %s %s", office, flag, asOf)
                    .isEqualTo(
                            FiguresByHand.of(
                                    random.ledger, RandomLedger.UNITS, office, flag, asOf));
        }
    }

    private static int levels(RandomLedger random) {
        return random.ledger
                .sql
                .sql("select max(level) from office_total")
                .query(Integer.class)
                .single();
    }

    private static long blocks(RandomLedger random) {
        return random.ledger
                .sql
                .sql("select blocks from office_total_state")
                .query(Long.class)
                .single();
    }
}
