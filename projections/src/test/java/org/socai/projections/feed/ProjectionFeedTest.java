package org.socai.projections.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.socai.projections.ProjectionsFixture;

class ProjectionFeedTest {
    private final ProjectionsFixture ledger = ProjectionsFixture.withLaw();

    @AfterEach
    void stop() {
        ledger.close();
    }

    @Test
    void a_batch_that_leaves_a_position_out_is_refused() throws Exception {
        ledger.lastPosition();
        try (var connection = ledger.database.getConnection()) {
            connection.setAutoCommit(false);
            var late = ledger.reader.page(connection, 1, 5);
            assertThatThrownBy(() -> ledger.feed.apply(connection, late))
                    .isInstanceOf(PositionGap.class)
                    .hasMessageContaining("position 1");
            connection.rollback();
        }
        assertThat(ledger.position.current()).isZero();
    }

    @Test
    void a_batch_with_a_hole_is_refused() throws Exception {
        ledger.lastPosition();
        try (var connection = ledger.database.getConnection()) {
            connection.setAutoCommit(false);
            var holed = new ArrayList<>(ledger.reader.page(connection, 0, 5));
            holed.remove(2);
            assertThatThrownBy(() -> ledger.feed.apply(connection, holed))
                    .isInstanceOf(PositionGap.class);
            connection.rollback();
        }
    }

    @Test
    void batches_that_overlap_are_applied_once() throws Exception {
        ledger.lastPosition();
        try (var connection = ledger.database.getConnection()) {
            connection.setAutoCommit(false);
            assertThat(ledger.feed.apply(connection, ledger.reader.page(connection, 0, 5)))
                    .isEqualTo(5);
            assertThat(ledger.feed.apply(connection, ledger.reader.page(connection, 2, 5)))
                    .isEqualTo(7);
            assertThat(ledger.feed.apply(connection, ledger.reader.page(connection, 0, 5)))
                    .isEqualTo(7);
            connection.commit();
        }
        assertThat(ledger.position.current()).isEqualTo(7);
    }

    @Test
    void whoever_waits_for_a_position_goes_on_when_it_is_reached() throws Exception {
        long last = ledger.lastPosition();
        assertThat(ledger.position.awaitPosition(last, Duration.ofMillis(20))).isFalse();
        var waiting =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return ledger.position.awaitPosition(last, Duration.ofSeconds(30));
                            } catch (InterruptedException interrupted) {
                                throw new IllegalStateException(interrupted);
                            }
                        });
        ledger.catchUp();
        assertThat(waiting.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void another_program_that_feeds_is_noticed_without_a_signal() throws Exception {
        long last = ledger.lastPosition();
        var elsewhere = new ProjectionPosition(ledger.database);
        ledger.catchUp();
        assertThat(elsewhere.awaitPosition(last, Duration.ofSeconds(30))).isTrue();
    }
}
