package org.socai.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Committed events that the sequencer has not given a position yet: those visible now that were not
 * visible to its last pass. They need not be the newest ones, because a transaction that stayed
 * open commits events with smaller ids later.
 */
public final class Unpositioned {
    private Unpositioned() {}

    /** The events without a position, as a query's {@code from} and {@code where}. */
    static String events(long floor) {
        return """
        from event e, sequencer_state s
        where e.id > %d
          and (e.xid >= pg_snapshot_xmax(s.snapshot)
               or e.xid = any (array(select pg_snapshot_xip(s.snapshot))))
        """
                .formatted(floor);
    }

    /**
     * The ids of the committed events without a position, in no order.
     *
     * @param connection in auto-commit, and in it again afterwards; after a failure it is of no
     *     more use
     */
    public static List<Long> ids(Connection connection) throws SQLException {
        long floor = SequencerPass.floorOfThisCluster(connection);
        connection.setAutoCommit(false);
        var ids = new ArrayList<Long>();
        try (var statement = connection.createStatement()) {
            // Their index is small and at its end; a planner without statistics reads the log.
            statement.execute("set local enable_seqscan = off");
            try (var rows = statement.executeQuery("select e.id " + events(floor))) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
        }
        connection.rollback();
        connection.setAutoCommit(true);
        return ids;
    }

    /** Whether every one of these events has its position. */
    public static boolean none(Connection connection, List<Long> ids) throws SQLException {
        try (var count =
                connection.prepareStatement(
                        "select count(*) from event_position where id = any (?::bigint[])")) {
            count.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            try (var row = count.executeQuery()) {
                row.next();
                return row.getLong(1) == ids.size();
            }
        }
    }
}
