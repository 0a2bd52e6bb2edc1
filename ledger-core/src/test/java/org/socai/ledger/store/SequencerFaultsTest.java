package org.socai.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.socai.ledger.booking.LedgerOnPostgres;

/** Slow commits, dead and frozen leaders, a sequencer that ignores the lock, and a wrong clock. */
class SequencerFaultsTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final LedgerOnPostgres ledger = new LedgerOnPostgres();
    private final Writers writers = new Writers(ledger);
    private final Backends backends = new Backends(ledger);

    @AfterEach
    void the_ledger_is_closed() {
        ledger.close();
    }

    @Test
    void commits_keep_their_order_whatever_happens_to_those_who_sequence_them() throws Exception {
        long until = System.nanoTime() + FaultScale.RUN.toNanos();
        var running = new AtomicBoolean(true);
        try (var second = new Sequencer(ledger.database.app(), ledger.signal::positioned);
                var open = ledger.database.app().getConnection();
                var pool = Executors.newCachedThreadPool()) {
            second.start();
            open.setAutoCommit(false);
            ledger.log.append(open, List.of(Writers.event("OPEN01", 0)));
            List<Future<Integer>> writing = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                var unit = "QUICK" + i;
                long seed = i;
                writing.add(pool.submit(() -> writers.write(unit, seed, Duration.ZERO, until)));
                var slow = "SLOW0" + i;
                writing.add(
                        pool.submit(
                                () -> writers.write(slow, seed, FaultScale.LONGEST_HOLD, until)));
            }
            var rogue = pool.submit(() -> sequenceWithoutLock(running));
            while (System.nanoTime() < until) {
                TimeUnit.MILLISECONDS.sleep(150);
                backends.terminateLeader();
            }
            for (var writer : writing) {
                writer.get(FaultScale.LONGEST_HOLD.plus(DEADLINE).toSeconds(), TimeUnit.SECONDS);
            }
            open.commit();
            running.set(false);
            assertThat(rogue.get(10, TimeUnit.SECONDS)).as("passes without the lock").isPositive();
            LogOracle.assertSound(ledger);
            writers.assertKept();
        }
    }

    /** A sequencer that does not ask who leads. */
    private int sequenceWithoutLock(AtomicBoolean running) throws SQLException {
        int passes = 0;
        try (var connection = ledger.database.app().getConnection();
                var pass = new SequencerPass(connection)) {
            while (running.get()) {
                try {
                    passes += pass.run() > 0 ? 1 : 0;
                } catch (SQLException fenced) {
                    assertThat(fenced.getSQLState()).isIn("23505", null);
                }
            }
        }
        return passes;
    }

    @Test
    void a_leader_whose_server_process_was_frozen_goes_on_behind_what_another_has_assigned()
            throws Exception {
        ledger.settled();
        await("a leader", () -> backends.leader() > 0);
        int leader = backends.leader();
        Backends.stop(leader);
        try (var connection = ledger.database.app().getConnection();
                var pass = new SequencerPass(connection)) {
            for (int i = 0; i < 50; i++) {
                writers.commit("FROZEN", i);
            }
            pass.run();
            assertThat(ledger.count("select count(*) from event"))
                    .isEqualTo(ledger.reader.lastPosition(connection));
            writers.commit("FROZEN", 50);
        } finally {
            Backends.resume(leader);
        }
        writers.commit("FROZEN", 51);
        LogOracle.assertSound(ledger);
        writers.assertKept();
    }

    @Test
    void a_leader_that_is_frozen_between_two_passes_loses_its_lead() throws Exception {
        ledger.sequencer.close();
        await("no leader", () -> backends.leader() == 0);
        try (var frozen = ledger.database.app().getConnection()) {
            assertThat(LeaderSession.tryLock(frozen)).isTrue();
            var lead = LeaderSession.begin(frozen);
            var pass = new SequencerPass(lead.connection());
            try (var second = new Sequencer(ledger.database.app(), ledger.signal::positioned)) {
                second.start();
                writers.commit("LEASE1", 0);
                LogOracle.assertSound(ledger);
                assertThatThrownBy(pass::run).isInstanceOf(SQLException.class);
                writers.commit("LEASE1", 1);
                LogOracle.assertSound(ledger);
            }
        }
    }

    @Test
    void a_leader_that_is_frozen_in_the_middle_of_a_pass_loses_it() throws Exception {
        ledger.sequencer.close();
        await("no leader", () -> backends.leader() == 0);
        try (var frozen = ledger.database.app().getConnection()) {
            assertThat(LeaderSession.tryLock(frozen)).isTrue();
            var lead = LeaderSession.begin(frozen);
            lead.connection().setAutoCommit(false);
            try (var statement = frozen.createStatement()) {
                statement.execute("select 1 from sequencer_state for update");
            }
            try (var second = new Sequencer(ledger.database.app(), ledger.signal::positioned)) {
                second.start();
                writers.commit("LEASE2", 0);
                LogOracle.assertSound(ledger);
                assertThatThrownBy(frozen::commit).isInstanceOf(SQLException.class);
                writers.commit("LEASE2", 1);
                LogOracle.assertSound(ledger);
            }
        }
    }

    @Test
    void instants_grow_with_positions_when_the_clock_goes_back() throws Exception {
        long before = ledger.settled();
        var ahead = Instant.now().plus(Duration.ofHours(1));
        try (var owner = ledger.database.owner().getConnection();
                var jump = owner.prepareStatement("update sequencer_state set recorded_at = ?")) {
            jump.setObject(1, OffsetDateTime.ofInstant(ahead, ZoneOffset.UTC));
            jump.executeUpdate();
        }
        for (int i = 0; i < 3; i++) {
            writers.commit("CLOCK1", i);
        }
        LogOracle.assertSound(ledger);
        long last = ledger.settled();
        try (var connection = ledger.database.app().getConnection()) {
            var reader = ledger.reader;
            var lastInstant = reader.recordedAt(connection, last);
            assertThat(lastInstant).isAfter(ahead);
            assertThat(reader.positionAt(connection, Instant.now().minusSeconds(60)))
                    .isLessThanOrEqualTo(before);
            assertThat(reader.positionAt(connection, ahead.minusSeconds(60))).isEqualTo(before);
            assertThat(reader.positionAt(connection, lastInstant)).isEqualTo(last);
            assertThat(reader.positionAt(connection, lastInstant.minusNanos(1_000)))
                    .isEqualTo(last - 1);
            assertThatThrownBy(() -> reader.positionAt(connection, lastInstant.plusSeconds(1)))
                    .isInstanceOf(FutureInstant.class);
        }
    }

    @Test
    void a_transaction_that_stays_open_is_named_while_it_does() throws Exception {
        ledger.sequencer.close();
        try (var sequencer =
                        new Sequencer(
                                ledger.database.app(),
                                ledger.signal::positioned,
                                Duration.ofMillis(1));
                var open = ledger.database.app().getConnection()) {
            sequencer.start();
            open.setAutoCommit(false);
            ledger.log.append(open, List.of(Writers.event("LAG001", 0)));
            int pid = Backends.pid(open);
            await(
                    "a lag",
                    () -> {
                        var lag = sequencer.lag();
                        return lag != null && lag.pid() != null && lag.pid() == pid;
                    });
            open.commit();
            await("no lag", () -> sequencer.lag() == null);
        }
    }

    @Test
    void another_program_hears_of_positions_also_after_its_connection_was_cut() throws Exception {
        var heard = new PositionSignal();
        var told = new AtomicInteger();
        try (var listener = new PositionListener(ledger.database.app(), heard);
                var registration = heard.listen(told::incrementAndGet)) {
            listener.start();
            await("listening", () -> told.get() > 0);
            ledger.settled();
            int before = told.get();
            writers.commit("HEAR01", 0);
            await("the news", () -> told.get() > before);
            assertThat(backends.terminate("listen%")).isPositive();
            int cut = told.get();
            await("a look of its own", () -> told.get() > cut);
            await("listening again", () -> listeners() == 1);
            int again = told.get();
            writers.commit("HEAR01", 1);
            await("the news again", () -> told.get() > again);
            assertThat(registration).isNotNull();
        }
    }

    private long listeners() {
        return ledger.count(
                """
                select count(*) from pg_stat_activity
                where datname = current_database() and query like 'listen%' and state = 'idle'
                """);
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting for " + what).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
