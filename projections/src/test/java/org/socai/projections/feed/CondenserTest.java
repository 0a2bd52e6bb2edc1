package org.socai.projections.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socai.ledger.contribution.StreamId;
import org.socai.projections.AllProjections;
import org.socai.projections.RandomLedger;
import org.socai.projections.TableHashes;
import org.socai.projections.rates.BudgetFunded;
import org.socai.projections.rates.DenominatorKind;
import org.socai.projections.rates.OverdueRateQuestion;
import org.socai.projections.totals.KnowledgeBlocks;

@Timeout(120)
class CondenserTest {
    private static final KnowledgeBlocks TINY = new KnowledgeBlocks(8, 2);

    private static void forget(RandomLedger random) {
        for (var table : List.of("office_total", "office_total_state")) {
            random.ledger.sql.sql("delete from " + table).update();
        }
    }

    private static long sealed(RandomLedger random) {
        return random.ledger
                .sql
                .sql("select coalesce(max(blocks), 0) from office_total_state")
                .query(Long.class)
                .single();
    }

    @Test
    void answers_do_not_depend_on_how_far_it_is() throws Exception {
        try (var random = new RandomLedger(31, TINY)) {
            var questions = new ArrayList<OverdueRateQuestion>();
            for (int i = 0; i < 40; i++) {
                questions.add(
                        new OverdueRateQuestion(
                                random.pick(List.of("", "04", "05001")),
                                new AsOf(random.day(), random.position()),
                                DenominatorKind.RECEIVABLE,
                                false,
                                BudgetFunded.ALL));
            }
            var before = questions.stream().map(random.ledger.overdueRate::of).toList();
            forget(random);
            boolean more = true;
            for (long step = 0; more; step++) {
                assertThat(questions.stream().map(random.ledger.overdueRate::of).toList())
                        .as("after %d steps", step)
                        .isEqualTo(before);
                more = random.ledger.condenser.condense();
            }
            assertThat(sealed(random)).isEqualTo(random.last / TINY.size());
        }
    }

    @Test
    void it_leaves_the_tables_alone_while_somebody_replaces_rows() throws Exception {
        try (var random = new RandomLedger(32, TINY)) {
            forget(random);
            try (var other = random.ledger.home.owner().getConnection()) {
                other.setAutoCommit(false);
                CondensingLock.take(other);
                assertThat(random.ledger.condenser.condense()).isFalse();
                assertThat(sealed(random)).isZero();
                other.rollback();
            }
            assertThat(random.ledger.condenser.condense()).isTrue();
            assertThat(sealed(random)).isPositive();
        }
    }

    /**
     * A block added up beside a unit that is being made anew would count it twice or not at all.
     */
    @ParameterizedTest
    @ValueSource(longs = {33, 34})
    void units_made_anew_meanwhile_are_counted_once(long seed) throws Exception {
        try (var random = new RandomLedger(seed, TINY)) {
            var before = TableHashes.of(random.ledger.sql);
            var ended = new AtomicBoolean();
            var rebuilding =
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        for (int i = 0; !ended.get(); i++) {
                                            rebuild(random, i % RandomLedger.UNITS.size());
                                        }
                                    });
            try {
                for (int round = 0; round < 6; round++) {
                    forgetAlone(random);
                    boolean more = true;
                    while (more || sealed(random) < random.last / TINY.size()) {
                        more = random.ledger.condenser.condense();
                    }
                }
            } finally {
                ended.set(true);
                rebuilding.join();
            }
            assertThat(TableHashes.of(random.ledger.sql)).isEqualTo(before);
        }
    }

    private static void rebuild(RandomLedger random, int unit) {
        try {
            random.ledger.rebuild.stream(StreamId.of(RandomLedger.UNITS.get(unit)));
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void forgetAlone(RandomLedger random) throws Exception {
        try (var connection = random.ledger.home.owner().getConnection();
                var delete = connection.createStatement()) {
            connection.setAutoCommit(false);
            CondensingLock.take(connection);
            delete.execute("delete from office_total");
            delete.execute("delete from office_total_state");
            connection.commit();
        }
    }

    @Test
    void started_it_comes_along_by_itself() throws Exception {
        try (var random = new RandomLedger(35, TINY)) {
            forget(random);
            var models = AllProjections.readModels(TINY);
            try (var condenser = new Condenser(random.ledger.database, models)) {
                condenser.start();
                long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
                while (sealed(random) < random.last / TINY.size()) {
                    assertThat(System.nanoTime()).isLessThan(deadline);
                    Thread.sleep(10);
                }
            }
        }
    }
}
