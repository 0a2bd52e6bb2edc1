package org.socai.projections.arrears;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.history.Account;
import org.socai.ledger.unit.Unit;
import org.socai.projections.AllProjections;
import org.socai.projections.Page;
import org.socai.projections.RandomLedger;
import org.socai.projections.TableHashes;
import org.socai.projections.Works;
import org.socai.projections.arrears.OverdueUnits.Overdue;
import org.socai.projections.feed.AsOf;
import org.socai.projections.feed.EventProjector;
import org.socai.projections.feed.KeptRows;
import org.socai.projections.feed.ProjectionTable;
import org.socai.projections.totals.KnowledgeBlocks;

/** Late facts, reversals and corrections; movements matched every few positions. */
class UnitAccountTablesTest {
    private static final KnowledgeBlocks BLOCKS = KnowledgeBlocks.DEFAULT;

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void units_owe_what_their_lines_come_to_at_every_pair_of_dates(long seed) throws Exception {
        try (var random = new RandomLedger(seed, BLOCKS)) {
            // Matched to nothing, to somewhere, and to the end.
            for (long through : List.of(0L, random.position(), random.last)) {
                refill(random, through);
                for (int i = 0; i < 40; i++) {
                    var asOf = new AsOf(random.day(), random.position());
                    assertThat(found(random, asOf)).as("%s", asOf).isEqualTo(byHand(random, asOf));
                }
            }
        }
    }

    @Test
    void matched_batch_by_batch_the_rows_are_the_same_as_filled_at_once() throws Exception {
        try (var random = new RandomLedger(25, BLOCKS)) {
            refill(random, random.last);
            var filled = TableHashes.of(random.ledger.sql);
            var tables = new UnitAccountTables(1);
            try (var connection = random.ledger.database.getConnection()) {
                empty(random);
                refill(random, random.last / 3);
                boolean more = true;
                while (more) {
                    more = tables.condense(connection, random.last);
                }
            }
            assertThat(TableHashes.of(random.ledger.sql)).isEqualTo(filled);
        }
    }

    /** In ranges of three positions, so that many facts and what follows from them lie apart. */
    @ParameterizedTest
    @ValueSource(longs = {25, 27, 28})
    void from_movements_kept_on_their_way_the_rows_are_the_same_as_from_the_table(long seed)
            throws Exception {
        try (var random = new RandomLedger(seed, BLOCKS);
                var connection = random.ledger.database.getConnection();
                var kept = KeptRows.of(movement())) {
            refill(random, random.last);
            var filled = TableHashes.of(random.ledger.sql);
            keep(random, connection, kept);
            empty(random);
            random.ledger.sql.sql("delete from movement").update();
            new UnitAccountTables(1).fill(Works.on(connection, kept), random.last);
            assertThat(TableHashes.of(random.ledger.sql))
                    .containsAllEntriesOf(onlyAccounts(filled));
        }
    }

    private static Map<String, String> onlyAccounts(Map<String, String> hashes) {
        var accounts = new TreeMap<String, String>(hashes);
        accounts.keySet().retainAll(new UnitAccountTables().tables());
        assertThat(accounts).isNotEmpty();
        return accounts;
    }

    private static ProjectionTable movement() {
        return AllProjections.readModels().projected().stream()
                .filter(table -> table.name().equals("movement"))
                .findFirst()
                .orElseThrow();
    }

    /** The last range first, as ranges may end. */
    private static void keep(RandomLedger random, Connection connection, KeptRows kept)
            throws Exception {
        var projector = new EventProjector(AllProjections.list());
        for (long after = (random.last - 1) / 3 * 3; after >= 0; after -= 3) {
            var part = kept.part();
            for (var event : random.ledger.reader.page(connection, after, 3)) {
                projector.project(
                        event,
                        (table, values) -> {
                            if (table.equals(kept.table())) {
                                part.add(values);
                            }
                        });
            }
            part.end();
            part.keep();
        }
    }

    @Test
    void a_unit_taken_out_and_in_again_leaves_no_trace() throws Exception {
        try (var random = new RandomLedger(26, BLOCKS)) {
            refill(random, random.last);
            var before = TableHashes.of(random.ledger.sql);
            var unit = RandomLedger.UNITS.get(3);
            var tables = new UnitAccountTables(1);
            try (var connection = random.ledger.database.getConnection()) {
                tables.exclude(connection, unit);
                assertThat(TableHashes.of(random.ledger.sql)).isNotEqualTo(before);
                tables.include(connection, unit, random.last);
            }
            assertThat(TableHashes.of(random.ledger.sql)).isEqualTo(before);
        }
    }

    private static void empty(RandomLedger random) {
        for (var table : new UnitAccountTables().tables()) {
            random.ledger.sql.sql("delete from " + table).update();
        }
    }

    private static void refill(RandomLedger random, long through) throws Exception {
        empty(random);
        try (var connection = random.ledger.database.getConnection()) {
            new UnitAccountTables(1).fill(Works.on(connection), through);
        }
    }

    private static Map<String, List<Long>> found(RandomLedger random, AsOf asOf) {
        var question = new ArrearsQuestion("04", asOf, 0, 0, new Page(0, 100));
        var reckoning =
                new Reckoning(
                        asOf, asOf.effectiveOn(), random.ledger.figures.rules(asOf.position()));
        return new ReadTransactions(random.ledger.database)
                        .run(connection -> OverdueUnits.find(connection, question, reckoning))
                        .page()
                        .stream()
                        .collect(
                                Collectors.toMap(
                                        overdue -> overdue.unit().value(),
                                        UnitAccountTablesTest::figures));
    }

    private static List<Long> figures(Overdue overdue) {
        return List.of(overdue.total(), (long) overdue.monthsOwed());
    }

    private static Map<String, List<Long>> byHand(RandomLedger random, AsOf asOf) {
        var found = new TreeMap<String, List<Long>>();
        for (var unit : RandomLedger.UNITS) {
            var history = random.ledger.figures.history(unit);
            if (history.asKnownAt(asOf.position()) instanceof Unit.Registered known
                    && known.office().at(asOf.effectiveOn()).value().startsWith("04")) {
                var months = months(random, unit, asOf);
                if (!months.isEmpty()) {
                    long total = months.values().stream().mapToLong(Long::longValue).sum();
                    found.put(unit.value(), List.of(total, (long) months.size()));
                }
            }
        }
        return found;
    }

    private static Map<ContributionMonth, Long> months(
            RandomLedger random, UnitCode unit, AsOf asOf) {
        var months = new TreeMap<ContributionMonth, Long>();
        var history = random.ledger.figures.history(unit);
        for (var line : history.lines(asOf.effectiveOn(), asOf.position())) {
            if (line.account() == Account.RECEIVABLE && line.dueOn().isBefore(asOf.effectiveOn())) {
                months.merge(line.period(), line.amount(), Math::addExact);
            }
        }
        months.values().removeIf(amount -> amount <= 0);
        return months;
    }
}
