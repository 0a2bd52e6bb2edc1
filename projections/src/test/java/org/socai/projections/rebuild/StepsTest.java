package org.socai.projections.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socai.ledger.store.TestPostgres;

/** Steps in random orders, some of which have others done and wait for them. */
class StepsTest {
    private static final int STEPS = 40;

    private final TestPostgres.Database database = TestPostgres.freshDatabase();
    private final AtomicInteger opened = new AtomicInteger();
    private final List<Integer> done = Collections.synchronizedList(new ArrayList<>());

    private Connection open() throws SQLException {
        opened.incrementAndGet();
        return database.owner().getConnection();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void each_is_done_once_and_after_what_it_waits_for(long seed) throws SQLException {
        var waits = waits(new Random(seed));
        int cores = run(waits, -1);
        assertThat(done)
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, STEPS).boxed().toList());
        for (int step = 0; step < STEPS; step++) {
            for (int earlier : waits.get(step)) {
                assertThat(done.indexOf(earlier))
                        .as("seed %d: %d waits for %d", seed, step, earlier)
                        .isLessThan(done.indexOf(step));
            }
        }
        assertThat(opened.get()).as("sessions").isLessThanOrEqualTo(cores);
    }

    @Test
    void nothing_that_waits_for_a_failure_is_begun_and_the_sessions_go_on() {
        var waits = waits(new Random(7));
        int failing = 5;
        assertThatThrownBy(() -> run(waits, failing))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("division by zero");
        assertThat(done).doesNotContain(failing);
        for (int step : done) {
            assertThat(waits.get(step)).doesNotContain(failing);
        }
    }

    /** What each step waits for, among those before it. */
    private static List<List<Integer>> waits(Random random) {
        var waits = new ArrayList<List<Integer>>();
        for (int step = 0; step < STEPS; step++) {
            var some = new ArrayList<Integer>();
            for (int earlier = 0; earlier < step; earlier++) {
                if (random.nextInt(8) == 0) {
                    some.add(earlier);
                }
            }
            waits.add(some);
        }
        return waits;
    }

    /** Every third step has four others done; returns how many sessions there may be. */
    private int run(List<List<Integer>> waits, int failing) throws SQLException {
        try (var sessions = new Sessions(this::open)) {
            sessions.run(
                    _ -> {
                        var steps = new Steps();
                        var added = new ArrayList<Steps.Step>();
                        for (int number = 0; number < STEPS; number++) {
                            int step = number;
                            added.add(
                                    steps.add(
                                            connection -> {
                                                if (step % 3 == 0) {
                                                    haveOthersDone(sessions);
                                                }
                                                select(connection, step == failing ? 0 : 1);
                                                done.add(step);
                                            },
                                            waits.get(step).stream().map(added::get).toList()));
                        }
                        steps.run(sessions);
                    });
            return sessions.parallel();
        }
    }

    private static void haveOthersDone(Sessions sessions) throws SQLException {
        var others = new AtomicInteger();
        Sessions.Work other =
                connection -> {
                    select(connection, 1);
                    others.incrementAndGet();
                };
        sessions.runAll(List.of(other, other, other, other));
        assertThat(others.get()).isEqualTo(4);
    }

    private static void select(Connection connection, int divisor) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select 1 / %d".formatted(divisor));
        }
    }
}
