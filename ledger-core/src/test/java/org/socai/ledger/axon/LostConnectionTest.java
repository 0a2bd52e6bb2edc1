package org.socai.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.socai.ledger.booking.LedgerOnPostgres;
import org.socai.ledger.store.FaultScale;
import org.socai.ledger.store.LogOracle;

/** The appenders' connections are cut again and again while commands are on their way. */
class LostConnectionTest {
    private static final int CALLERS = 8;

    @Test
    void every_command_is_answered_and_what_is_acknowledged_is_recorded_once() throws Exception {
        try (var ledger = new LedgerOnPostgres();
                var node = new CommandNode(ledger);
                var pool = Executors.newFixedThreadPool(CALLERS + 1)) {
            var running = new AtomicBoolean(true);
            List<Future<List<String>>> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                int caller = i;
                callers.add(pool.submit(() -> payments(node, caller, running)));
            }
            int cut = 0;
            long end = System.nanoTime() + FaultScale.RUN.toNanos();
            while (System.nanoTime() < end) {
                cut += cutAppenders(ledger);
                TimeUnit.MILLISECONDS.sleep(20);
            }
            running.set(false);
            var acknowledged = new ArrayList<String>();
            for (var caller : callers) {
                acknowledged.addAll(caller.get(60, TimeUnit.SECONDS));
            }
            assertThat(cut).as("connections cut").isPositive();
            LogOracle.assertRecorded(ledger, acknowledged);
            LogOracle.assertSound(ledger);
            assertThat(ledger.count("select count(*) from event where name = 'payment-received'"))
                    .isEqualTo(acknowledged.size());
        }
    }

    /** No caller may hear of the lost connections: the log says what became of each command. */
    private static List<String> payments(CommandNode node, int caller, AtomicBoolean running) {
        var unit = node.register("CUT00" + caller);
        var keys = new ArrayList<String>();
        for (int i = 0; running.get(); i++) {
            keys.add(node.pay(unit, "CUT-" + caller + "-" + i, 1_000));
        }
        return keys;
    }

    private static int cutAppenders(LedgerOnPostgres ledger) throws SQLException {
        try (var connection = ledger.database.app().getConnection();
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                """
                                select count(pg_terminate_backend(pid)) from pg_stat_activity
                                where datname = current_database() and pid <> pg_backend_pid()
                                  and query like '%publications_in_force%'
                                """)) {
            row.next();
            return row.getInt(1);
        }
    }
}
