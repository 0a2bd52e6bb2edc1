package org.socai.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.socai.ledger.contribution.StreamId;

/**
 * A connection that appends the events of many decisions in one transaction, sent as one message
 * and answered as one.
 *
 * <p>The statements travel together and are one transaction, which commits when the last has run;
 * yet each sees what was committed when it began. So the insert, which follows the lock, sees every
 * publication there has been, and takes only events that were decided under all of them. It waits
 * for a publication as long as that takes, but for a place or a key that somebody else's open
 * transaction holds only briefly, because other decisions wait behind it. The patience for either
 * is set by the statement that takes the lock, whose columns are evaluated from left to right.
 *
 * <p>Belongs to one thread.
 */
final class AppendSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AppendSession.class);

    private static final String APPEND =
            """
            select set_config('lock_timeout', '0', false), pg_advisory_xact_lock_shared(%d),
                   set_config('lock_timeout', '20ms', false);
            with law as materialized (
                select coalesce(max(sequence) + 1, 0) as publications from event where stream = '%s'
            ), appended as (
                insert into event (%s)
                select %s
                from law, unnest(%s, ?::bigint[]) with ordinality as e (%s, decided_under, place)
                where decided_under = law.publications
                order by place
                returning 1
            )
            select publications, (select count(*) from appended) from law
            """
                    .formatted(
                            PublicationLock.KEY,
                            StreamId.rules(),
                            EventRows.NAMES,
                            EventRows.VALUES,
                            EventRows.ARRAYS,
                            EventRows.NAMES);

    private final DataSource database;
    private final EventLog log;
    private @Nullable Connection connection;
    private @Nullable PreparedStatement append;

    AppendSession(DataSource database, EventLog log) {
        this.database = database;
        this.log = log;
    }

    /** Sees to a connection. When this fails, nothing has been sent. */
    void connect() throws SQLException {
        if (connection == null || connection.isClosed()) {
            connection = database.getConnection();
            connection.setAutoCommit(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            append = connection.prepareStatement(APPEND);
        }
    }

    /** Gives up a connection that was lost; the next {@link #connect} opens another. */
    void disconnect() {
        var lost = connection;
        connection = null;
        append = null;
        if (lost != null) {
            try {
                lost.close();
            } catch (SQLException gone) {
                LOG.debug("a lost connection could not be closed", gone);
            }
        }
    }

    /**
     * Appends what was decided under the rules in force, and commits.
     *
     * @return how many publications are in force; whatever was decided under another number is not
     *     recorded
     */
    long append(List<PendingAppend> group) throws SQLException {
        var statement = Objects.requireNonNull(append);
        var rows = new ArrayList<EventRows.Row>();
        var decidedUnder = new ArrayList<Long>();
        for (var pending : group) {
            rows.addAll(pending.rows());
            pending.rows().forEach(_ -> decidedUnder.add(pending.publications()));
        }
        int place = EventRows.bind(statement, 1, rows);
        statement.setArray(
                place, statement.getConnection().createArrayOf("bigint", decidedUnder.toArray()));
        statement.execute();
        statement.getMoreResults();
        try (var row = statement.getResultSet()) {
            row.next();
            long publications = row.getLong(1);
            long expected = decidedUnder.stream().filter(p -> p == publications).count();
            if (row.getLong(2) != expected) {
                throw new IllegalStateException(
                        "%d events were to be appended and %d were"
                                .formatted(expected, row.getLong(2)));
            }
            return publications;
        }
    }

    /** Whether all these events are recorded, each at its place and with its content. */
    boolean isRecorded(PendingAppend pending) throws SQLException {
        var ids = pending.rows().stream().map(row -> row.event().eventId()).toList();
        var recorded = new HashMap<UUID, StreamEvent>();
        log.find(Objects.requireNonNull(connection), ids)
                .forEach(found -> recorded.put(found.eventId(), found));
        return pending.rows().stream()
                .map(EventRows.Row::event)
                .allMatch(
                        event -> {
                            var found = recorded.get(event.eventId());
                            return found != null
                                    && found.sequence() == event.sequence()
                                    && found.event().equals(event.event());
                        });
    }

    @Override
    public void close() {
        if (connection != null) {
            try (var reset = connection.createStatement()) {
                reset.execute("reset lock_timeout");
            } catch (SQLException gone) {
                LOG.debug("the session has ended, and its settings with it", gone);
            }
        }
        disconnect();
    }
}
