package org.socai.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes a ledger that was restored into another database cluster at home there. Run by the owner of
 * the tables, while no program is connected.
 *
 * <p>Transaction ids begin anew in a cluster, so those of the events that were restored say nothing
 * there. All of these events get their positions at once, in the order of their ids, and the
 * sequencer starts behind them. No event that had a position changes it.
 */
public final class Adoption {
    private static final String LAST_POSITION = "select last_position from sequencer_state";

    private static final String POSITION_THE_REST =
            """
            insert into event_position (position, id, recorded_at)
            select s.last_position + r.n, r.id, greatest(r.now, s.recorded_at) + r.n * interval '1 microsecond'
            from sequencer_state s,
                 (select e.id, row_number() over (order by e.id) as n, now() as now
                  from event e where not exists (select 1 from event_position p where p.id = e.id)) as r
            order by r.n
            """;

    private static final String ADVANCE =
            """
            update sequencer_state
            set last_position = (select count(*) from event_position),
                recorded_at = coalesce(
                    (select recorded_at from event_position order by position desc limit 1), recorded_at),
                snapshot = pg_current_snapshot(),
                floor_id = (select coalesce(max(id), 0) from event),
                system_identifier = (select system_identifier from pg_control_system())
            """;

    private Adoption() {}

    /**
     * What was done.
     *
     * @param adopted false when the ledger is at home in this cluster, and nothing was done
     * @param lastPosition the ledger's last position now
     * @param positioned how many events had no position before
     */
    public record Result(boolean adopted, long lastPosition, long positioned) {}

    /**
     * Adopts the ledger, or finds that there is nothing to adopt.
     *
     * @param connection of the owner, in auto-commit
     * @throws AdoptionRefused when a program is connected, or the copy is not of one moment
     */
    public static Result run(Connection connection) throws SQLException {
        if (isAtHome(connection)) {
            return new Result(false, number(connection, LAST_POSITION), 0);
        }
        if (!LeaderSession.tryLock(connection)) {
            throw new AdoptionRefused("a program is giving positions in this ledger; stop it");
        }
        try {
            refuseOtherPrograms(connection);
            return inTransaction(connection);
        } finally {
            LeaderSession.unlock(connection);
        }
    }

    /** Whether the sequencer may run here. */
    public static boolean isAtHome(Connection connection) throws SQLException {
        try {
            SequencerPass.floorOfThisCluster(connection);
            return true;
        } catch (NotAdopted restored) {
            return false;
        }
    }

    private static void refuseOtherPrograms(Connection connection) throws SQLException {
        long others =
                number(
                        connection,
                        """
                        select count(*) from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid()
                          and application_name like 'socai%'
                        """);
        if (others > 0) {
            throw new AdoptionRefused(
                    "a program is connected to this ledger (%d connections); stop it"
                            .formatted(others));
        }
    }

    private static Result inTransaction(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try {
            var result = adopt(connection);
            connection.commit();
            return result;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static Result adopt(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "lock table event, event_position, sequencer_state in exclusive mode");
            refuseTornCopy(connection);
            long positioned = statement.executeUpdate(POSITION_THE_REST);
            statement.executeUpdate(ADVANCE);
            long floor = number(connection, "select floor_id from sequencer_state");
            continueIdsBehind(statement, floor);
            statement.execute("drop index event_arrival");
            statement.execute("create index event_arrival on event (xid) where id > " + floor);
            return new Result(true, number(connection, LAST_POSITION), positioned);
        }
    }

    /** Tables that were copied one after another can miss events that have positions. */
    private static void refuseTornCopy(Connection connection) throws SQLException {
        long wrong =
                number(
                        connection,
                        """
                        select (select count(*) from event_position p left join event e on e.id = p.id where e.id is null)
                             + (select count(*) from sequencer_state s
                                where s.last_position <> (select count(*) from event_position)
                                   or s.last_position <> (select coalesce(max(position), 0) from event_position))
                        """);
        if (wrong > 0) {
            throw new AdoptionRefused(
                    "events, positions and the sequencer's state are not of one moment;"
                            + " restore a copy that is");
        }
    }

    private static void continueIdsBehind(Statement statement, long floor) throws SQLException {
        statement.execute(
                """
                select setval(s.name, greatest(%d, 1), %b)
                from pg_get_serial_sequence('event', 'id') as s (name),
                     lateral (select last_value from pg_sequences
                              where format('%%I.%%I', schemaname, sequencename) = s.name) as q
                where coalesce(q.last_value, 0) < %d
                """
                        .formatted(floor, floor > 0, floor));
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
