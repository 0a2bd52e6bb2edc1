package org.socai.ledger.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.socai.ledger.booking.LedgerOnPostgres;

/** Server processes of a test's database, and what is done to them. */
final class Backends {
    /** The lower half of the leader's lock, as the database shows it. */
    private static final int LEADER_LOCK = 0x4341_4901;

    private final LedgerOnPostgres ledger;

    Backends(LedgerOnPostgres ledger) {
        this.ledger = ledger;
    }

    /** The process that holds the leader's lock; 0 while nobody does. */
    int leader() {
        return (int)
                ledger.count(
                        """
                        select coalesce(max(pid), 0) from pg_locks
                        where locktype = 'advisory' and granted and objid = %d
                          and database = (select oid from pg_database where datname = current_database())
                        """
                                .formatted(LEADER_LOCK));
    }

    /** Ends sessions whose last query looks like this; returns how many. */
    int terminate(String query) throws SQLException {
        try (var connection = ledger.database.app().getConnection();
                var terminate =
                        connection.prepareStatement(
                                """
                                select count(pg_terminate_backend(pid)) from pg_stat_activity
                                where datname = current_database() and pid <> pg_backend_pid() and query like ?
                                """)) {
            terminate.setString(1, query);
            try (var row = terminate.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    void terminateLeader() {
        ledger.count(
                "select count(pg_terminate_backend(pid)) from (select %d as pid) as leader where pid > 0"
                        .formatted(leader()));
    }

    static int pid(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    static void stop(int pid) throws IOException, InterruptedException {
        signal("-STOP", pid);
    }

    static void resume(int pid) throws IOException, InterruptedException {
        signal("-CONT", pid);
    }

    private static void signal(String signal, int pid) throws IOException, InterruptedException {
        if (new ProcessBuilder("kill", signal, Integer.toString(pid)).start().waitFor() != 0) {
            throw new IOException("process " + pid + " did not take " + signal);
        }
    }
}
