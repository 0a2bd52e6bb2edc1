package org.socai.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.socai.ledger.booking.LedgerOnPostgres;

/**
 * A ledger is copied, table by table as a dump holds them, into another cluster, whose transaction
 * ids are lower, and goes on there.
 */
class AdoptionTest {
    private static final List<String> TABLES =
            List.of("event", "event_position", "sequencer_state", "processor_token");

    @Test
    void a_restored_ledger_goes_on_behind_its_last_position_and_skips_nothing() throws Exception {
        try (var original = new LedgerOnPostgres();
                var elsewhere = TestPostgres.anotherCluster()) {
            var copy = elsewhere.database();
            long last = fill(original);
            copy(original.database, copy);
            try (var owner = copy.owner().getConnection();
                    var app = copy.app().getConnection()) {
                var before = LogOracle.idsInOrder(app);
                assertThatThrownBy(() -> new SequencerPass(app)).isInstanceOf(NotAdopted.class);

                var result = Adoption.run(owner);

                assertThat(result.adopted()).isTrue();
                assertThat(result.positioned()).isEqualTo(3);
                assertThat(result.lastPosition()).isEqualTo(last + 3);
                assertThat(LogOracle.idsInOrder(app)).startsWith(before.toArray(UUID[]::new));
                assertThat(Adoption.run(owner).adopted()).isFalse();
                goOn(app, last + 3);
                assertThat(plan(app)).contains("event_arrival");
            }
        }
    }

    @Test
    void nothing_is_adopted_while_a_program_is_connected_or_when_the_copy_is_torn()
            throws Exception {
        try (var original = new LedgerOnPostgres();
                var elsewhere = TestPostgres.anotherCluster()) {
            var copy = elsewhere.database();
            fill(original);
            copy(original.database, copy);
            try (var owner = copy.owner().getConnection()) {
                try (var program = copy.app().getConnection();
                        var statement = program.createStatement()) {
                    statement.execute("set application_name = 'socai-writes'");
                    assertThatThrownBy(() -> Adoption.run(owner))
                            .isInstanceOf(AdoptionRefused.class)
                            .hasMessageContaining("connected");
                }
                execute(owner, "delete from event where id = (select max(id) from event_position)");
                assertThatThrownBy(() -> Adoption.run(owner))
                        .isInstanceOf(AdoptionRefused.class)
                        .hasMessageContaining("one moment");
                assertThat(Adoption.isAtHome(owner)).isFalse();
            }
        }
    }

    /** Leaves three events without positions, and transaction ids far above a new cluster's. */
    private static long fill(LedgerOnPostgres original) throws SQLException {
        try (var connection = original.database.app().getConnection()) {
            execute(
                    connection,
                    """
                    do $$ begin
                        for i in 1..3000 loop perform pg_current_xact_id(); commit; end loop;
                    end $$
                    """);
            RawEvents.insert(connection, "OLD001", 500);
            long last = original.settled();
            original.sequencer.close();
            RawEvents.insert(connection, "LATE01", 3);
            return last;
        }
    }

    private static void goOn(Connection app, long last) throws SQLException {
        try (var pass = new SequencerPass(app)) {
            assertThat(pass.run()).as("nothing old is found again").isZero();
            RawEvents.insert(app, "NEW001", 5);
            assertThat(pass.run()).isEqualTo(last + 5);
        }
        var reader = new LedgerReader(new EventCodec());
        var read = new ArrayList<ReadEvent>();
        reader.forEach(app, 0, last + 5, read::add);
        assertThat(read.stream().skip(last).map(e -> e.orThrow().event().stream().value()))
                .hasSize(5)
                .containsOnly("unit:NEW001");
    }

    private static List<String> plan(Connection app) throws SQLException {
        var plan = new ArrayList<String>();
        execute(app, "set enable_seqscan = off");
        long floor = SequencerPass.floorOfThisCluster(app);
        try (var statement = app.createStatement();
                var row =
                        statement.executeQuery(
                                "explain select 1 from event where id > %d and xid >= '1'::xid8"
                                        .formatted(floor))) {
            while (row.next()) {
                plan.add(row.getString(1));
            }
        }
        return List.of(String.join(" ", plan).replaceAll(".*(event_arrival).*", "$1"));
    }

    private static void copy(TestPostgres.Database from, TestPostgres.Database to)
            throws SQLException, IOException {
        try (var source = from.owner().getConnection();
                var target = to.owner().getConnection()) {
            execute(target, "delete from sequencer_state");
            for (var table : TABLES) {
                var content = new ByteArrayOutputStream();
                source.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("copy %s to stdout".formatted(table), content);
                target.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "copy %s from stdin".formatted(table),
                                new ByteArrayInputStream(content.toByteArray()));
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
