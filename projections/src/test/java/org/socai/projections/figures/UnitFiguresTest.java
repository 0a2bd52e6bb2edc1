package org.socai.projections.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.history.OrderlyYears;
import org.socai.ledger.rules.RuleEvent.LateInterestRatePublished;
import org.socai.ledger.unit.UnitCommand;
import org.socai.projections.ProjectionsFixture;
import org.socai.projections.feed.AsOf;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Figures from snapshots in the database, against those from all facts. */
class UnitFiguresTest {
    private static final UnitCode UNIT = new UnitCode("TZ0001A");

    @ParameterizedTest
    @ValueSource(longs = {2, 7, 19})
    void every_balance_is_the_one_that_all_facts_give(long seed) {
        try (var ledger = ProjectionsFixture.withLaw()) {
            var random = new Random(seed);
            var years = new OrderlyYears(seed);
            book(years, ledger, random);
            long last = ledger.lastPosition();
            int days =
                    Math.toIntExact(years.lastDay().toEpochDay() - years.firstDay().toEpochDay());
            int fromSnapshots = 0;
            for (int i = 0; i < 300; i++) {
                var day = years.firstDay().plusDays(random.nextInt(days + 60));
                var asOf = new AsOf(day, 1 + random.nextLong(last));
                assertThat(ledger.figures.derive(List.of(UNIT), asOf).balances())
                        .as("seed %d, %s", seed, asOf)
                        .isEqualTo(ledger.figures.deriveFromFacts(List.of(UNIT), asOf).balances());
                fromSnapshots += hasSnapshotFor(asOf, ledger) ? 1 : 0;
            }
            assertThat(fromSnapshots).as("answered from snapshots").isGreaterThan(150);
        }
    }

    /** Facts a few at a time, some of them very late; a rate is replaced and a form changes. */
    private static void book(OrderlyYears years, ProjectionsFixture ledger, Random random) {
        ledger.publish(years.rates());
        var late = new ArrayList<UnitCommand>();
        var some = new ArrayList<UnitCommand>();
        int published = 0;
        for (var command : years.commands()) {
            (random.nextInt(60) == 0 && published > 0 ? late : some).add(command);
            if (random.nextInt(4) == 0) {
                ledger.send(some);
                some.clear();
                published++;
            }
            if (published == 20 && late.size() < 100) {
                replaceRate(years, ledger);
                published++;
            }
            if (random.nextInt(50) == 0 && !late.isEmpty()) {
                ledger.send(List.of(late.removeFirst()));
            }
        }
        ledger.send(some);
        ledger.send(late);
        ledger.sql.sql("update unit_snapshot set version = 99 where sequence % 5 = 0").update();
    }

    private static void replaceRate(OrderlyYears years, ProjectionsFixture ledger) {
        var rate = (LateInterestRatePublished) years.rates().getFirst();
        ledger.publish(
                List.of(
                        new LateInterestRatePublished(
                                rate.fundGroup(), rate.year(), rate.ratePerMonth(), "again")));
    }

    /** Snapshots that were summed up to the day at the latest, of what was known by then. */
    private static boolean hasSnapshotFor(AsOf asOf, ProjectionsFixture ledger) {
        return ledger.sql
                        .sql(
                                """
                                select count(*) from unit_snapshot s
                                join event e on e.stream = s.stream and e.sequence = s.sequence - 1
                                join event_position p on p.id = e.id
                                where s.evening <= ? and p.position <= ? and s.version <> 99
                                """)
                        .param(asOf.effectiveOn())
                        .param(asOf.position())
                        .query(Long.class)
                        .single()
                > 0;
    }

    @Test
    void a_damaged_snapshot_shows_in_answers_and_not_in_what_checks_them() {
        try (var ledger = ProjectionsFixture.withLaw()) {
            var years = OrderlyYears.paid(3);
            ledger.publish(years.rates());
            for (int from = 0; from < years.commands().size(); from += 10) {
                var to = Math.min(from + 10, years.commands().size());
                ledger.send(years.commands().subList(from, to));
            }
            var now = new AsOf(years.lastDay(), ledger.catchUp());
            var right = ledger.figures.balance(UNIT, now);
            ledger.sql
                    .sql(
                            """
                            update unit_snapshot
                            set payload = replace(payload::text, '"unallocated":', '"unallocated":9')::json
                            """)
                    .update();
            var wrong = new UnitFigures(ledger.database, ledger.reader, ledger.rules, 0);
            assertThat(wrong.balance(UNIT, now)).isNotEqualTo(right);
            assertThat(wrong.deriveFromFacts(List.of(UNIT), now).balances())
                    .containsEntry(UNIT, right);
            assertThat(ledger.check.checkAll(now).differences()).isEmpty();
        }
    }

    @Test
    void what_was_known_of_a_unit_is_found_at_every_position() {
        try (var ledger = ProjectionsFixture.withFirstBatch()) {
            long last = ledger.lastPosition();
            for (long position = 0; position <= last; position += 7) {
                assertThat(knownBySearch(position, ledger))
                        .as("position %d", position)
                        .isEqualTo(knownByCounting(position, ledger));
            }
        }
    }

    private static Map<String, Known> knownBySearch(long position, ProjectionsFixture ledger) {
        var units = ledger.units.after("", Long.MAX_VALUE, 1_000);
        ConnectionCallback<Map<UnitCode, Known>> asked =
                connection -> Known.at(position, connection, units);
        var found = new TreeMap<String, Known>();
        new JdbcTemplate(ledger.database)
                .execute(asked)
                .forEach((unit, known) -> found.put("unit:" + unit, known));
        return found;
    }

    private static Map<String, Known> knownByCounting(long position, ProjectionsFixture ledger) {
        var found = new TreeMap<String, Known>();
        ledger.sql
                .sql(
                        """
                        select e.stream, count(*), max(p.position)
                        from event e join event_position p on p.id = e.id
                        where e.stream like 'unit:%' and p.position <= ?
                        group by e.stream
                        """)
                .param(position)
                .query(
                        row -> {
                            found.put(row.getString(1), new Known(row.getLong(2), row.getLong(3)));
                        });
        return found;
    }
}
