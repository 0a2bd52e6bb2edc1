package org.socai.projections.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.socai.projections.AllProjections;
import org.socai.projections.Breaking;
import org.socai.projections.Facts;
import org.socai.projections.ProjectionsFixture;
import org.socai.projections.TableHashes;

/** Rebuilds that end too early, and rebuilds beside commands, feed and questions. */
class RebuildingUnderLoadTest {
    private static final int POINTS = 10;

    private final ProjectionsFixture ledger = ProjectionsFixture.withLaw();
    private final AtomicInteger units = new AtomicInteger();

    @BeforeEach
    void book() {
        for (int i = 0; i < 20; i++) {
            bookUnit();
        }
        ledger.catchUp();
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    private void bookUnit() {
        var unit = String.format(Locale.ROOT, "U%05d", units.incrementAndGet());
        ledger.send(Facts.unitInArrears(unit));
    }

    private Rebuild over(Breaking connections) {
        return new Rebuild(connections::open, ledger.reader, AllProjections.readModels());
    }

    @Test
    void a_rebuild_killed_at_any_point_leaves_tables_that_serve() throws Exception {
        var before = TableHashes.of(ledger.sql);
        var whole = new Breaking(ledger.home.owner(), 0, true);
        over(whole).run(RebuildRequest.all(), new RebuildProgress());
        assertThat(TableHashes.of(ledger.sql)).isEqualTo(before);
        for (int point = 1; point <= POINTS; point++) {
            int at = Math.max(1, whole.statements() * point / (POINTS + 1));
            var killed = new Breaking(ledger.home.owner(), at, true);
            try {
                over(killed).run(RebuildRequest.all(), new RebuildProgress());
            } catch (SQLException | RuntimeException broken) {
                assertThat(killed.isBroken()).isTrue();
            }
            assertThat(TableHashes.of(ledger.sql)).as("killed at %d", at).isEqualTo(before);
        }
        var result = ledger.rebuild.run(RebuildRequest.all(), new RebuildProgress());
        assertThat(result.swapped()).isTrue();
        assertThat(TableHashes.of(ledger.sql)).isEqualTo(before);
        assertThat(leftovers()).isZero();
    }

    @Test
    void commands_feed_and_questions_go_on_while_tables_are_swapped() throws Exception {
        var ended = new AtomicBoolean();
        var commands =
                CompletableFuture.runAsync(
                        () -> {
                            while (!ended.get()) {
                                bookUnit();
                            }
                        });
        var feed =
                CompletableFuture.runAsync(
                        () -> {
                            while (!ended.get()) {
                                ledger.catchUp(50);
                            }
                        });
        var questions =
                CompletableFuture.runAsync(
                        () -> {
                            int seen = 20;
                            while (!ended.get()) {
                                int units =
                                        ledger.sql
                                                .sql(
                                                        "select count(*) from unit_master where"
                                                                + " registration")
                                                .query(Integer.class)
                                                .single();
                                assertThat(units).isGreaterThanOrEqualTo(seen);
                                seen = units;
                            }
                        });
        try {
            for (int i = 0; i < 3; i++) {
                var result = ledger.rebuild.run(RebuildRequest.all(), new RebuildProgress());
                assertThat(result.swapped()).isTrue();
            }
        } finally {
            ended.set(true);
        }
        for (var side : List.of(commands, feed, questions)) {
            side.get(60, TimeUnit.SECONDS);
        }
        ledger.catchUp();
        assertThat(units.get()).isGreaterThan(20);
        var result = ledger.rebuild.run(RebuildRequest.all(), new RebuildProgress());
        assertThat(result.differences()).isEmpty();
        assertThat(
                        ledger.sql
                                .sql("select count(*) from unit_master where registration")
                                .query(Integer.class)
                                .single())
                .isEqualTo(units.get());
    }

    @Test
    void cancelled_again_and_again_it_changes_nothing_and_then_comes_to_its_end() throws Exception {
        var before = TableHashes.of(ledger.sql);
        int cancelled = 0;
        for (var phase : Phase.values()) {
            var progress = new RebuildProgress();
            var watching =
                    CompletableFuture.runAsync(
                            () -> {
                                while (progress.phase().compareTo(phase) < 0) {
                                    Thread.onSpinWait();
                                }
                                progress.cancel();
                            });
            try {
                ledger.rebuild.run(RebuildRequest.all(), progress);
            } catch (RebuildCancelled stopped) {
                cancelled++;
            }
            watching.get(60, TimeUnit.SECONDS);
            assertThat(TableHashes.of(ledger.sql)).as("cancelled in %s", phase).isEqualTo(before);
            assertThat(leftovers()).isZero();
        }
        assertThat(cancelled).isGreaterThanOrEqualTo(3);
        var result = ledger.rebuild.run(RebuildRequest.all(), new RebuildProgress());
        assertThat(result.swapped()).isTrue();
        assertThat(TableHashes.of(ledger.sql)).isEqualTo(before);
    }

    private int leftovers() {
        return ledger.sql
                .sql("select count(*) from pg_namespace where starts_with(nspname, 'rebuild')")
                .query(Integer.class)
                .single();
    }
}
