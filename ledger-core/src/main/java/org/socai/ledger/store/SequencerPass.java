package org.socai.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * One pass of the {@link Sequencer}: finds newly visible events and gives them positions. Its
 * statements are sent as one message and are one transaction, which commits when the last has run.
 */
final class SequencerPass implements AutoCloseable {
    /** The channel on which the last position is told, once per batch. */
    static final String CHANNEL = "socai_position";

    /**
     * The state is locked by a statement of its own, so that the next one sees all that whoever had
     * it locked before has committed: its snapshot is later than the one in the state, whichever
     * pass stored that.
     *
     * <p>Ordered by id, not by transaction: a transaction with an old id may append late, after it
     * has read a newer one's event, and then its event ids are larger. recorded_at is read from the
     * clock after the state has been locked, and never goes back: whoever shares that lock knows
     * that no position will be assigned at an earlier instant.
     *
     * <p>Positions that leave the state behind must never be committed; a division by zero undoes
     * them.
     */
    private static String pass(long floor) {
        return """
        select 1 from sequencer_state for update;
        with before as materialized (
            select last_position, recorded_at from sequencer_state
        ), arrived as materialized (
            select id, row_number() over (order by id) as n from (%1$s) as e
        ), positioned as (
            insert into event_position (position, id, recorded_at)
            select before.last_position + n, id,
                   greatest(clock.now, before.recorded_at) + n * interval '1 microsecond'
            from arrived, before,
                 (select clock_timestamp() as now from before offset 0) as clock
            order by n
            returning position, recorded_at
        ), done as (
            select count(*) as events, max(position) as position, max(recorded_at) as recorded_at from positioned
        ), advanced as (
            update sequencer_state s
            set last_position = done.position, recorded_at = done.recorded_at, snapshot = pg_current_snapshot()
            from done, before
            where done.events > 0 and s.last_position = before.last_position
            returning s.last_position, pg_notify('%2$s', s.last_position::text)
        )
        select coalesce(advanced.last_position, 0),
               1 / case when done.events > 0 and advanced.last_position is null then 0 else 1 end
        from done left join advanced on true
        """
                .formatted(Unpositioned.query(floor), CHANNEL);
    }

    /** Looked at first: a pass over a ledger at rest locks nothing and writes nothing. */
    private static String anything(long floor) {
        return "select id from (%s) as e limit 1".formatted(Unpositioned.query(floor));
    }

    private final Connection connection;
    private final PreparedStatement anything;
    private final PreparedStatement pass;

    /**
     * @param connection in auto-commit
     * @throws NotAdopted when the ledger comes from another cluster
     */
    SequencerPass(Connection connection) throws SQLException {
        this.connection = connection;
        long floor = floorOfThisCluster(connection);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        try (var setting = connection.createStatement()) {
            setting.execute("set enable_seqscan = off");
            setting.execute("set jit = off");
        }
        this.anything = connection.prepareStatement(anything(floor));
        this.pass = connection.prepareStatement(pass(floor));
    }

    /**
     * The id up to which transaction ids are another cluster's.
     *
     * @throws NotAdopted when the cluster is not the one that the state belongs to
     */
    static long floorOfThisCluster(Connection connection) throws SQLException {
        try (var check = connection.createStatement();
                var row =
                        check.executeQuery(
                                """
                                select s.floor_id, s.system_identifier = c.system_identifier
                                from sequencer_state s, pg_control_system() c
                                """)) {
            row.next();
            if (!row.getBoolean(2)) {
                throw new NotAdopted();
            }
            return row.getLong(1);
        }
    }

    /** Looks first; returns the last position assigned, or 0 when nothing had arrived. */
    long run() throws SQLException {
        return anythingArrived() ? assign() : 0;
    }

    private boolean anythingArrived() throws SQLException {
        try (var row = anything.executeQuery()) {
            return row.next();
        }
    }

    /** The same without looking, for when something is known to have been committed. */
    long assign() throws SQLException {
        pass.execute();
        pass.getMoreResults();
        try (var row = pass.getResultSet()) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        anything.close();
        pass.close();
        if (!connection.isClosed()) {
            try (var setting = connection.createStatement()) {
                setting.execute("reset enable_seqscan");
                setting.execute("reset jit");
            }
        }
    }
}
