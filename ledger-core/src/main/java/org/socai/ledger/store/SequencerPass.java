package org.socai.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * One pass of the {@link Sequencer}: finds newly visible events and gives them positions, in one
 * transaction.
 */
final class SequencerPass implements AutoCloseable {
    /**
     * Ordered by id, not by transaction: a transaction with an old id may append late, after it has
     * read a newer one's event, and then its event ids are larger. recorded_at is read from the
     * clock after the state has been locked, and never goes back: whoever shares that lock knows
     * that no position will be assigned at an earlier instant.
     */
    private static final String SQL =
            """
            with before as materialized (
                select last_position, recorded_at, snapshot, floor_id,
                       array(select pg_snapshot_xip(snapshot)) as running
                from sequencer_state for update
            ), arrived as materialized (
                select e.id, row_number() over (order by e.id) as n
                from before, event e
                where e.id > 0
                  and (e.xid >= pg_snapshot_xmax(before.snapshot) or e.xid = any (before.running))
                  and e.id > before.floor_id
            ), positioned as (
                insert into event_position (position, id, recorded_at)
                select before.last_position + n, id,
                       greatest(clock.now, before.recorded_at) + n * interval '1 microsecond'
                from arrived, before,
                     (select clock_timestamp() as now from before offset 0) as clock
                order by n
                returning position, recorded_at
            )
            update sequencer_state s
            set last_position = done.position, recorded_at = done.recorded_at, snapshot = pg_current_snapshot()
            from (select max(position) as position, max(recorded_at) as recorded_at from positioned) as done, before
            where done.position is not null and s.last_position = before.last_position
            returning s.last_position
            """;

    private final Connection connection;

    /** Looked at first: a pass over a ledger at rest locks nothing and writes nothing. */
    private static final String ANYTHING =
            """
            select exists (
                select 1 from event e, sequencer_state s
                where e.id > 0 and e.id > s.floor_id
                  and (e.xid >= pg_snapshot_xmax(s.snapshot)
                       or e.xid = any (array(select pg_snapshot_xip(s.snapshot)))))
            """;

    private final PreparedStatement anything;
    private final PreparedStatement statement;

    SequencerPass(Connection connection) throws SQLException {
        this.connection = connection;
        refuseRestored();
        try (var setting = connection.createStatement()) {
            setting.execute("set enable_seqscan = off");
            setting.execute("set jit = off");
        }
        this.anything = connection.prepareStatement(ANYTHING);
        this.statement = connection.prepareStatement(SQL);
    }

    /** Runs the pass; returns the last position assigned, or 0 when nothing had arrived. */
    long run() throws SQLException {
        if (!anythingArrived()) {
            return 0;
        }
        try (var row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private boolean anythingArrived() throws SQLException {
        try (var row = anything.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /**
     * In a restored copy transaction ids begin anew; giving positions by them would lose events.
     */
    private void refuseRestored() throws SQLException {
        try (var check = connection.createStatement();
                var row =
                        check.executeQuery(
                                """
                                select s.system_identifier = c.system_identifier
                                from sequencer_state s, pg_control_system() c
                                """)) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new SQLException(
                        "this ledger was restored into another database cluster and must be adopted"
                                + " by its operator before events can be given positions");
            }
        }
    }

    @Override
    public void close() throws SQLException {
        anything.close();
        statement.close();
        if (!connection.isClosed()) {
            try (var setting = connection.createStatement()) {
                setting.execute("reset enable_seqscan");
                setting.execute("reset jit");
            }
        }
    }
}
