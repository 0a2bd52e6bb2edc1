package org.socai.projections.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.socai.projections.AllProjections;
import org.socai.projections.Facts;
import org.socai.projections.ProjectionsFixture;
import org.socai.projections.TableHashes;

/** Read models made anew on a ledger of three units. */
class RebuildingTablesTest {
    private final ProjectionsFixture ledger = ProjectionsFixture.withLaw();
    private Map<String, String> before = Map.of();

    @BeforeEach
    void book() {
        for (var unit : List.of("AAA001", "BBB001", "CCC001")) {
            ledger.send(Facts.unitInArrears(unit));
        }
        ledger.catchUp();
        before = TableHashes.of(ledger.sql);
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    @Test
    void the_new_tables_are_as_the_old_ones_in_all_the_catalog_says() throws SQLException {
        asOwner("alter table unit_master set (fillfactor = 90)");
        asOwner("comment on index unit_master_unit is 'for questions about one unit'");
        asOwner(
                "create view reporting.codes with (security_barrier = true) as select unit from"
                        + " unit_master");
        asOwner("comment on view reporting.codes is 'made by an operator'");
        asOwner("grant select on reporting.codes to socai_app with grant option");
        var catalog = catalog();

        var result = ledger.rebuild.run(RebuildRequest.all(), new RebuildProgress());

        assertThat(result.swapped()).isTrue();
        assertThat(catalog()).isEqualTo(catalog);
        assertThat(TableHashes.of(ledger.sql)).isEqualTo(before);
        assertThat(schemas()).doesNotContain("rebuild", "rebuild_replaced");
        ledger.send(List.of(Facts.registered("DDD001", "Công ty mới", "", "04001")));
        ledger.catchUp();
        assertThat(
                        ledger.sql
                                .sql("select unit from reporting.codes order by 1")
                                .query(String.class)
                                .list())
                .containsExactly("AAA001", "BBB001", "CCC001", "DDD001");
    }

    @Test
    void rows_that_differ_are_reported_and_the_old_tables_stay() throws SQLException {
        ledger.sql.sql("delete from unit_master where unit = 'BBB001'").update();
        ledger.sql.sql("delete from declared_workers where unit = 'CCC001'").update();
        var damaged = TableHashes.of(ledger.sql);

        var result = ledger.rebuild.run(RebuildRequest.all(), new RebuildProgress());

        assertThat(result.swapped()).isFalse();
        assertThat(result.differences())
                .extracting(TableDifference::table)
                .containsExactlyInAnyOrder("unit_master", "declared_workers");
        assertThat(result.differences())
                .allSatisfy(
                        difference -> {
                            assertThat(difference.before().rows()).isEqualTo(2);
                            assertThat(difference.after().rows()).isEqualTo(3);
                            assertThat(difference.positions()).hasSize(1);
                            assertThat(difference.after().sums().get("position"))
                                    .isEqualTo(
                                            difference
                                                    .before()
                                                    .sums()
                                                    .get("position")
                                                    .add(
                                                            BigInteger.valueOf(
                                                                    difference
                                                                            .positions()
                                                                            .getFirst())));
                        });
        assertThat(TableHashes.of(ledger.sql)).isEqualTo(damaged);
        assertThat(schemas()).doesNotContain("rebuild", "rebuild_replaced");
    }

    @Test
    void as_a_repair_the_new_tables_come_in_place_and_what_changed_is_said() throws SQLException {

        ledger.sql.sql("delete from unit_master where unit = 'BBB001'").update();

        var result = ledger.rebuild.run(new RebuildRequest(Set.of(), true), new RebuildProgress());

        assertThat(result.swapped()).isTrue();
        assertThat(result.differences()).extracting(TableDifference::table).contains("unit_master");
        assertThat(TableHashes.of(ledger.sql)).isEqualTo(before);
    }

    @Test
    void one_table_is_made_anew_beside_the_others() throws SQLException {
        ledger.sql.sql("delete from unit_master where unit = 'BBB001'").update();
        var others = identities();

        var result =
                ledger.rebuild.run(
                        new RebuildRequest(Set.of("unit_master"), true), new RebuildProgress());

        assertThat(result.swapped()).isTrue();
        assertThat(TableHashes.of(ledger.sql)).isEqualTo(before);
        assertThat(identities().get("unit_master")).isNotEqualTo(others.get("unit_master"));
        assertThat(identities().get("unmatched_payment"))
                .isEqualTo(others.get("unmatched_payment"));
    }

    @Test
    void a_table_that_no_projection_writes_is_refused() {
        assertRefused(
                RebuildRefused.Reason.UNKNOWN_TABLE,
                new RebuildRequest(Set.of("event"), false),
                "event");
    }

    @Test
    void tables_lost_with_their_position_come_back() throws SQLException {
        for (var table : AllProjections.readModels().tables()) {
            ledger.sql.sql("delete from " + table).update();
        }
        ledger.sql.sql("update projection_position set position = 0").update();

        ledger.rebuild.run(RebuildRequest.all(), new RebuildProgress());

        assertThat(TableHashes.of(ledger.sql)).isEqualTo(before);
        assertThat(ledger.position.current()).isEqualTo(ledger.lastPosition());
    }

    @Test
    void a_second_rebuild_at_the_same_time_is_refused() throws SQLException {
        try (var other = ledger.home.owner().getConnection()) {
            assertThat(RebuildLock.tryTake(other)).isTrue();
            assertRefused(RebuildRefused.Reason.RUNNING, RebuildRequest.all(), "another");
        }
        ledger.rebuild.run(RebuildRequest.all(), new RebuildProgress());
    }

    @Test
    void what_would_be_lost_with_the_old_tables_is_refused_before_any_work() throws SQLException {
        asOwner("create materialized view kept as select unit from unit_master");
        assertRefused(RebuildRefused.Reason.OBSTACLE, RebuildRequest.all(), "kept");
        asOwner("drop materialized view kept");
        asOwner("create table mine (position bigint references unit_master (position), note text)");
        assertRefused(RebuildRefused.Reason.OBSTACLE, RebuildRequest.all(), "mine");
        asOwner("drop table mine");
        asOwner("create schema rebuild");
        assertRefused(RebuildRefused.Reason.OBSTACLE, RebuildRequest.all(), "rebuild");
        asOwner("drop schema rebuild");
        ledger.rebuild.run(RebuildRequest.all(), new RebuildProgress());
    }

    @Test
    void a_rebuild_cancelled_before_it_begins_changes_nothing() throws SQLException {
        var progress = new RebuildProgress();
        progress.cancel();
        assertThatThrownBy(() -> ledger.rebuild.run(RebuildRequest.all(), progress))
                .isInstanceOf(RebuildCancelled.class);
        assertThat(TableHashes.of(ledger.sql)).isEqualTo(before);
    }

    private void assertRefused(
            RebuildRefused.Reason reason, RebuildRequest request, String naming) {
        assertThatThrownBy(() -> ledger.rebuild.run(request, new RebuildProgress()))
                .isInstanceOfSatisfying(
                        RebuildRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason))
                .hasMessageContaining(naming);
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection connection = ledger.home.owner().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> schemas() {
        return ledger.sql.sql("select nspname::text from pg_namespace").query(String.class).list();
    }

    private Map<String, Long> identities() {
        var identities = new TreeMap<String, Long>();
        for (var table : AllProjections.readModels().tables()) {
            identities.put(
                    table,
                    ledger.sql
                            .sql("select cast(:name as regclass)::oid::bigint")
                            .param("name", table)
                            .query(Long.class)
                            .single());
        }
        return identities;
    }

    /**
     * Everything that is to stay the same: columns, constraints, indexes, rights, comments, views.
     */
    private List<String> catalog() {
        return ledger.sql
                .sql(
                        """
                        with named as (
                            select c.*, n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                            where n.nspname in ('public', 'reporting') and c.relkind in ('r', 'v', 'i'))
                        select format('%s %s.%s %s %s %s %s', relkind, nspname, relname, reloptions, pg_get_userbyid(relowner),
                                      (select string_agg(a::text, ' ' order by a::text) from unnest(relacl) a),
                                      obj_description(oid, 'pg_class')) from named
                        union all
                        select format('%s.%s %s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                                      pg_get_expr(d.adbin, d.adrelid), col_description(c.oid, a.attnum))
                        from named c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
                        left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum where relkind <> 'i'
                        union all
                        select format('%s %s %s', c.relname, k.conname, pg_get_constraintdef(k.oid))
                        from named c join pg_constraint k on k.conrelid = c.oid
                        union all
                        select pg_get_indexdef(oid) from named where relkind = 'i'
                        union all
                        select format('%s %s', relname, pg_get_viewdef(oid)) from named where relkind = 'v'
                        order by 1
                        """)
                .query(String.class)
                .list();
    }
}
