package org.socai.projections.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.history.Known;
import org.socai.projections.AllProjections;
import org.socai.projections.Facts;
import org.socai.projections.ProjectionsFixture;
import org.socai.projections.TableHashes;
import org.socai.projections.rebuild.Rebuild;
import org.socai.projections.rebuild.RebuildProgress;
import org.socai.projections.rebuild.RebuildRequest;
import org.socai.projections.totals.KnowledgeBlocks;

/** Events that cannot be read or projected stand in the log, and the read models go on. */
class QuarantineTest {
    private final ProjectionsFixture ledger = ProjectionsFixture.withLaw();

    @AfterEach
    void stop() {
        ledger.close();
    }

    private void register(String unit) {
        ledger.send(
                List.of(
                        Facts.registered(unit, "Công ty " + unit, "", "04001"),
                        Facts.declared(
                                unit,
                                "D1",
                                "2025-08",
                                "2025-08-10",
                                DeclarationKind.REGULAR,
                                7,
                                1_000_000)));
    }

    /** Appends an event to a unit's stream as another program or a damage would have written it. */
    private void append(String unit, String name, int version, String payload) {
        ledger.sql
                .sql(
                        """
                        insert into event (stream, sequence, event_id, name, version, effective_on, actor, payload)
                        select :stream, max(sequence) + 1, gen_random_uuid(), :name, :version, current_date, 'other',
                               cast(:payload as json)
                        from event where stream = :stream
                        """)
                .param("stream", "unit:" + unit)
                .param("name", name)
                .param("version", version)
                .param("payload", payload)
                .update();
    }

    private String payload(String unit, String name) {
        return ledger.sql
                .sql(
                        "select payload::text from event where stream = :stream and name = :name"
                                + " order by sequence limit 1")
                .param("stream", "unit:" + unit)
                .param("name", name)
                .query(String.class)
                .single();
    }

    private Map<String, Long> quarantined() {
        var streams = new TreeMap<String, Long>();
        ledger.quarantine.list().forEach(held -> streams.put(held.stream(), held.position()));
        return streams;
    }

    private List<String> unitsWithTwoDeclarations() {
        return ledger.sql
                .sql(
                        "select unit from declared_workers group by unit having count(*) = 2 order"
                                + " by 1")
                .query(String.class)
                .list();
    }

    @Test
    void every_kind_of_poison_stops_its_own_stream_and_no_other() throws SQLException {
        var poison = new TreeMap<String, Runnable>();
        var declared = "obligation-declared";
        poison.put("P01", () -> append("P01", "declared-next-year", 1, "{}"));
        poison.put("P02", () -> append("P02", declared, 99, payload("P02", declared)));
        poison.put("P03", () -> append("P03", declared, 1, "[1, 2, \"not a declaration\"]"));
        poison.put(
                "P04",
                () ->
                        append(
                                "P04",
                                declared,
                                1,
                                payload("P04", declared).replace("1000000", "\"NaN\"")));
        poison.put(
                "P05",
                () ->
                        append(
                                "P05",
                                declared,
                                1,
                                payload("P05", declared)
                                        .replace("1000000", "100000000000000000000000")));
        poison.put(
                "P06",
                () ->
                        append(
                                "P06",
                                declared,
                                1,
                                payload("P06", declared)
                                        .replace("\"D1\"", '"' + "a".repeat(10_000_000) + '"')));
        poison.put(
                "P07",
                () ->
                        append(
                                "P07",
                                declared,
                                1,
                                payload("P07", declared).replace("2025-08-10", "+12025-08-10")));
        for (var unit : poison.keySet()) {
            register(unit);
        }
        register("GOOD01");
        poison.values().forEach(Runnable::run);
        register("GOOD02");
        for (var unit : poison.keySet()) {
            append(unit, declared, 1, payload(unit, declared).replace("D1", "D2"));
        }
        append("GOOD01", declared, 1, payload("GOOD01", declared).replace("D1", "D2"));

        long last = ledger.catchUp();

        assertThat(ledger.position.current()).isEqualTo(last);
        assertThat(quarantined())
                .hasSize(poison.size())
                .containsKeys(
                        poison.keySet().stream().map(u -> "unit:" + u).toArray(String[]::new));
        assertThat(ledger.quarantine.list())
                .allSatisfy(held -> assertThat(held.leftOut()).isEqualTo(2));
        assertThat(unitsWithTwoDeclarations()).containsExactly("GOOD01");
        assertThat(
                        ledger.sql
                                .sql("select count(*) from declared_workers")
                                .query(Integer.class)
                                .single())
                .isEqualTo(poison.size() + 3);

        var before = TableHashes.of(ledger.sql);
        var held = quarantined();
        var result = ledger.rebuild.run(RebuildRequest.all(), new RebuildProgress());
        assertThat(result.differences()).isEmpty();
        assertThat(result.quarantined()).isEqualTo(poison.size());
        assertThat(TableHashes.of(ledger.sql)).isEqualTo(before);
        assertThat(quarantined()).isEqualTo(held);
    }

    @Test
    void reports_are_made_without_the_units_whose_facts_cannot_be_read() {
        register("BAD001");
        register("GOOD01");
        append("BAD001", "declared-next-year", 1, "{}");
        long last = ledger.catchUp();
        var asOf = new AsOf(ProjectionsFixture.TODAY, last);
        assertThat(
                        ledger.figures.balances(
                                List.of(new UnitCode("BAD001"), new UnitCode("GOOD01")), asOf))
                .containsOnlyKeys(new UnitCode("GOOD01"));
        assertThat(ledger.quarantine.of("04", asOf).units())
                .singleElement()
                .satisfies(unit -> assertThat(unit.unitCode().value()).isEqualTo("BAD001"));
        assertThat(ledger.quarantine.of("05", asOf).count()).isZero();
        var earlier = new AsOf(ProjectionsFixture.TODAY, last - 1);
        assertThat(ledger.quarantine.of("", earlier).count()).isZero();
        assertThat(ledger.figures.balance(new UnitCode("BAD001"), earlier)).isNotNull();
    }

    @Test
    void a_publication_of_rules_that_cannot_be_read_stops_everything() {
        ledger.catchUp();
        long before = ledger.position.current();
        ledger.sql
                .sql(
                        """
                        insert into event (stream, sequence, event_id, name, version, effective_on, actor, payload)
                        select stream, max(sequence) + 1, gen_random_uuid(), 'rate-of-next-year', 1, current_date, 'other', '{}'
                        from event where stream = 'rules:vietnam' group by stream
                        """)
                .update();
        ledger.lastPosition();
        assertThatThrownBy(ledger::catchUp)
                .isInstanceOf(RulesPoisoned.class)
                .hasMessageContaining("every figure depends on them")
                .hasMessageContaining("position " + (before + 1));
        assertThat(ledger.position.current()).isEqualTo(before);
        assertThat(quarantined()).isEmpty();
        assertThatThrownBy(() -> ledger.rebuild.run(RebuildRequest.all(), new RebuildProgress()))
                .isInstanceOf(RulesPoisoned.class);
    }

    /** Throws at the events of one unit until it is mended. */
    private static final class Flawed implements Projection {
        private boolean mended;

        @Override
        public List<ProjectionTable> tables() {
            return List.of();
        }

        @Override
        public void project(Known event, RowSink rows) {
            if (!mended && event.event().stream().value().equals("unit:BAD001")) {
                throw new IllegalStateException("nobody thought of this");
            }
        }
    }

    @Test
    void a_stream_is_released_once_a_program_can_project_it() throws SQLException {
        var flawed = new Flawed();
        var projections = new ArrayList<>(AllProjections.list());
        projections.add(flawed);
        var models = new ReadModels(projections, AllProjections.derived(KnowledgeBlocks.DEFAULT));
        register("BAD001");
        register("GOOD01");
        long last = ledger.lastPosition();
        feed(new ProjectionFeed(models), last);
        assertThat(ledger.quarantine.list())
                .singleElement()
                .satisfies(
                        held -> {
                            assertThat(held.stream()).isEqualTo("unit:BAD001");
                            assertThat(held.reason()).contains("nobody thought of this");
                        });
        var checked = ledger.check.checkAll(new AsOf(LocalDate.of(2025, 9, 30), last));
        assertThat(checked.differences()).isEmpty();
        assertThat(checked.checked()).isEqualTo(1);
        var rebuild = new Rebuild(ledger.home.owner()::getConnection, ledger.reader, models);
        var stream = new StreamId("unit:BAD001");

        assertThat(rebuild.stream(stream).quarantined()).isNotNull();
        assertThat(quarantined()).containsOnlyKeys("unit:BAD001");

        flawed.mended = true;
        assertThat(rebuild.stream(stream).quarantined()).isNull();
        assertThat(quarantined()).isEmpty();
        var result = ledger.rebuild.run(RebuildRequest.all(), new RebuildProgress());
        assertThat(result.differences()).isEmpty();
    }

    private void feed(ProjectionFeed feed, long last) throws SQLException {
        try (var connection = ledger.database.getConnection()) {
            connection.setAutoCommit(false);
            feed.apply(connection, ledger.reader.page(connection, 0, (int) last));
            connection.commit();
        }
    }

    @Test
    void many_events_that_no_projection_copies_are_passed_quickly() {
        int events = Integer.getInteger("socai.unmatched", 50_000);
        ledger.sql
                .sql(
                        """
                        insert into event (stream, sequence, event_id, name, version, effective_on, actor, payload)
                        select e.stream, e.sequence + n, gen_random_uuid(), e.name, e.version, e.effective_on, e.actor, e.payload
                        from (select * from event where stream = 'rules:vietnam' order by sequence desc limit 1) e,
                             generate_series(1, :events) n
                        """)
                .param("events", events)
                .update();
        register("GOOD01");
        long begun = System.nanoTime();
        ledger.catchUp(1_000);
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isLessThan(Duration.ofSeconds(30 + events / 2_000));
        assertThat(
                        ledger.sql
                                .sql("select count(*) from declared_workers")
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }
}
