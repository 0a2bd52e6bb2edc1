package org.socai.projections.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.unit.UnitCommand;
import org.socai.projections.AllProjections;
import org.socai.projections.Facts;
import org.socai.projections.ProjectionsFixture;
import org.socai.projections.TableHashes;
import org.socai.projections.feed.DerivedTables;
import org.socai.projections.feed.Filling;
import org.socai.projections.feed.ProjectionFeed;
import org.socai.projections.feed.ReadModels;

/** A table that is summed from rows, live, in a rebuild, and without one unit for a while. */
class DerivedTablesTest {
    private final ProjectionsFixture ledger = ProjectionsFixture.withLaw();
    private final ReadModels models =
            new ReadModels(AllProjections.list(), List.of(new WorkersOfUnits()));
    private final ProjectionFeed feed = new ProjectionFeed(models);

    /** How many workers the declarations of each unit name, through a position. */
    private static final class WorkersOfUnits implements DerivedTables {
        private static final String SUMS =
                """
                insert into workers_of_units
                select unit, sum(workers), max(position) from declared_workers where position <= %d and %s group by unit
                """;

        @Override
        public List<String> tables() {
            return List.of("workers_of_units");
        }

        @Override
        public List<String> sources() {
            return List.of("declared_workers");
        }

        @Override
        public void fill(Filling filling, long position) throws SQLException {
            filling.run(
                    List.of(connection -> execute(connection, SUMS.formatted(position, "true"))));
        }

        @Override
        public void advance(Connection connection) throws SQLException {
            execute(
                    connection,
                    (SUMS
                                    + """
                                    on conflict (unit) do update
                                        set workers = excluded.workers, position = excluded.position
                                    """)
                            .formatted(Long.MAX_VALUE, "true"));
        }

        @Override
        public boolean condense(Connection connection, long position) {
            return false;
        }

        @Override
        public void exclude(Connection connection, UnitCode unit) throws SQLException {
            execute(
                    connection,
                    "delete from workers_of_units where unit = '%s'".formatted(unit.value()));
        }

        @Override
        public void include(Connection connection, UnitCode unit, long position)
                throws SQLException {
            execute(connection, SUMS.formatted(position, "unit = '" + unit.value() + "'"));
        }

        private static void execute(Connection connection, String sql) throws SQLException {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    @BeforeEach
    void book() throws SQLException {
        try (var connection = ledger.home.owner().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    create table workers_of_units (unit text primary key, workers bigint not null, position bigint not null);
                    grant select, insert, update, delete on workers_of_units to socai_app
                    """);
        }
        for (var unit : List.of("AAA001", "BBB001")) {
            ledger.send(
                    List.of(
                            Facts.registered(unit, "Công ty " + unit, "", "04001"),
                            declared(unit, "D1"),
                            declared(unit, "D2")));
        }
        apply();
    }

    private static UnitCommand declared(String unit, String reference) {
        return Facts.declared(
                unit, reference, "2025-08", "2025-08-10", DeclarationKind.REGULAR, 7, 1_000_000);
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    private void apply() throws SQLException {
        long last = ledger.lastPosition();
        try (var connection = ledger.database.getConnection()) {
            connection.setAutoCommit(false);
            long reached = ledger.position.current();
            while (reached < last) {
                reached = feed.apply(connection, ledger.reader.page(connection, reached, 3));
                connection.commit();
            }
        }
    }

    private List<String> sums() {
        return ledger.sql
                .sql("select unit || ' ' || workers from workers_of_units order by 1")
                .query(String.class)
                .list();
    }

    private Rebuild rebuild() {
        return new Rebuild(ledger.home.owner()::getConnection, ledger.reader, models);
    }

    @Test
    void they_are_filled_in_a_rebuild_and_advance_afterwards() throws SQLException {
        assertThat(sums()).containsExactly("AAA001 14", "BBB001 14");
        ledger.sql.sql("update workers_of_units set workers = 0").update();

        assertThat(rebuild().run(RebuildRequest.all(), new RebuildProgress()).swapped()).isTrue();

        assertThat(sums()).containsExactly("AAA001 14", "BBB001 14");
        ledger.send(List.of(declared("AAA001", "D3")));
        apply();
        assertThat(sums()).containsExactly("AAA001 21", "BBB001 14");
    }

    @Test
    void their_sources_are_made_anew_with_them() throws SQLException {
        var selection = Selection.of(models, Set.of("workers_of_units"));
        assertThat(selection.tables()).containsExactly("declared_workers", "workers_of_units");
        assertThat(Selection.of(models, Set.of("declared_workers")).tables())
                .containsExactly("declared_workers", "workers_of_units");
        assertThat(Selection.of(models, Set.of("unit_master")).tables())
                .containsExactly("unit_master");

        var request = new RebuildRequest(Set.of("workers_of_units"), false);
        assertThat(rebuild().run(request, new RebuildProgress()).swapped()).isTrue();
        assertThat(sums()).containsExactly("AAA001 14", "BBB001 14");
    }

    @Test
    void one_unit_leaves_and_comes_back_with_its_rows() throws SQLException {
        var before = TableHashes.of(ledger.sql);
        ledger.sql.sql("delete from declared_workers where unit = 'AAA001'").update();
        ledger.sql
                .sql(
                        """
                        insert into declared_workers (position, known_from, unit, period, declared_on, kind, workers, reference)
                        values (999999, 1, 'AAA001', '2025-08-01', '2025-08-10', 'REGULAR', 1000, 'not in the log')
                        """)
                .update();
        ledger.sql.sql("update workers_of_units set workers = 1000 where unit = 'AAA001'").update();

        var result = rebuild().stream(new StreamId("unit:AAA001"));

        assertThat(result.quarantined()).isNull();
        assertThat(result.position()).isEqualTo(ledger.lastPosition());
        assertThat(sums()).containsExactly("AAA001 14", "BBB001 14");
        assertThat(TableHashes.of(ledger.sql)).isEqualTo(before);
    }
}
