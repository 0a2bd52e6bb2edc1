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

    /**
     * The ids of the events without a position, as a query.
     *
     * <p>What the state holds is looked up in subqueries, so that it is known when the index of
     * arrivals is searched; as a join, the whole log would be read and compared. The floor stands
     * in the text, because that index is partial on it.
     */
    static String query(long floor) {
        return """
        select e.id from event e
        where e.id > %1$d and e.xid >= (select pg_snapshot_xmax(snapshot) from sequencer_state)
        union all
        select e.id from event e
        where e.id > %1$d and e.xid = any (array(select pg_snapshot_xip(snapshot) from sequencer_state))
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
            try (var rows = statement.executeQuery(query(floor))) {
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
