package org.socai.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.socai.ledger.booking.LedgerOnPostgres;

/** Holes in the ids, of jumps and of rolled back transactions, and what they cost a replay. */
class ReplaySpeedTest {
    private static final int BATCH = 100;

    @Test
    void a_log_full_of_holes_is_replayed_at_half_the_speed_of_a_dense_one_at_least()
            throws Exception {
        try (var dense = new LedgerOnPostgres();
                var holed = new LedgerOnPostgres()) {
            fillDense(dense);
            fillWithHoles(holed);
            assertThat(holed.settled()).isEqualTo(dense.settled());
            LogOracle.assertSound(holed);
            long fastestDense = Long.MAX_VALUE;
            long fastestHoled = Long.MAX_VALUE;
            for (int run = 0; run < 4; run++) {
                fastestDense = Math.min(fastestDense, replay(dense));
                fastestHoled = Math.min(fastestHoled, replay(holed));
            }
            assertThat(fastestHoled).isLessThanOrEqualTo(2 * fastestDense);
        }
    }

    private static void fillDense(LedgerOnPostgres ledger) throws SQLException {
        try (var connection = ledger.database.app().getConnection()) {
            for (int i = 0; i < FaultScale.REPLAYED / BATCH; i++) {
                RawEvents.insert(connection, "DENSE" + i, BATCH);
            }
        }
    }

    private static void fillWithHoles(LedgerOnPostgres ledger) throws SQLException {
        try (var connection = ledger.database.app().getConnection();
                var owner = ledger.database.owner().getConnection()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < FaultScale.REPLAYED / BATCH; i++) {
                RawEvents.insert(connection, "UNDONE" + i, BATCH);
                connection.rollback();
                RawEvents.insert(connection, "HOLES" + i, BATCH);
                connection.commit();
                if (i % 50 == 0) {
                    jump(owner, (i / 50 + 1) * 1_000_000L);
                }
            }
        }
    }

    private static void jump(Connection owner, long next) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute("alter table event alter column id restart with " + next);
        }
    }

    private static long replay(LedgerOnPostgres ledger) throws SQLException {
        try (var connection = ledger.database.app().getConnection()) {
            long began = System.nanoTime();
            ledger.reader.forEach(
                    connection, 0, ledger.reader.lastPosition(connection), ReadEvent::orThrow);
            return System.nanoTime() - began;
        }
    }
}
