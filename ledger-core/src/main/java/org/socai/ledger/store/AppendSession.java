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
 * A connection that appends the events of many decisions by one statement, which is a transaction
 * of its own.
 *
 * <p>The statement first waits for the lock that publications of rules take alone, and then sees
 * every publication there has been: it appends all of the events or, when they were decided under
 * another number of publications, none. Other decisions wait behind it, so it waits only briefly,
 * for whatever is held. After it was held up, a publication that goes on is waited for as long as
 * that takes before anything is sent again.
 *
 * <p>Belongs to one thread.
 */
final class AppendSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AppendSession.class);

    private static final String PATIENCE = "set lock_timeout = '20ms'";

    private static final String APPEND =
            """
            insert into event (%s)
            select %s
            from unnest(%s) with ordinality as e (%s, place)
            where (select publications_in_force(%d, '%s')) = ?
            order by place
            """
                    .formatted(
                            EventRows.NAMES,
                            EventRows.VALUES,
                            EventRows.ARRAYS,
                            EventRows.NAMES,
                            PublicationLock.KEY,
                            StreamId.rules());

    private static final String AFTER_PUBLICATION =
            """
            set lock_timeout = 0;
            select publications_in_force(%d, '%s');
            """
                            .formatted(PublicationLock.KEY, StreamId.rules())
                    + PATIENCE;

    private final DataSource database;
    private final EventLog log;
    private @Nullable Connection connection;
    private @Nullable PreparedStatement append;
    private boolean heldUp;

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
            send(PATIENCE);
            append = connection.prepareStatement(APPEND);
            heldUp = false;
        }
    }

    private void send(String settings) throws SQLException {
        try (var statement = Objects.requireNonNull(connection).createStatement()) {
            statement.execute(settings);
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
     * @param group decisions made under the same number of publications
     * @return how many publications are in force; if the decisions were made under another number,
     *     none of them is recorded
     */
    long append(List<PendingAppend> group) throws SQLException {
        if (heldUp) {
            send(AFTER_PUBLICATION);
            heldUp = false;
        }
        var statement = Objects.requireNonNull(append);
        var rows = new ArrayList<EventRows.Row>();
        group.forEach(pending -> rows.addAll(pending.rows()));
        long decidedUnder = group.getFirst().publications();
        statement.setLong(EventRows.bind(statement, 1, rows), decidedUnder);
        try {
            int appended = statement.executeUpdate();
            if (appended == rows.size()) {
                return decidedUnder;
            }
            if (appended == 0) {
                return publicationsInForce();
            }
            throw new IllegalStateException(
                    "%d events were to be appended and %d were".formatted(rows.size(), appended));
        } catch (SQLException failure) {
            heldUp = SqlState.isHeld(failure);
            throw failure;
        }
    }

    private long publicationsInForce() throws SQLException {
        try (var select =
                Objects.requireNonNull(connection)
                        .prepareStatement("select publications_in_force(?, ?)")) {
            select.setLong(1, PublicationLock.KEY);
            select.setString(2, StreamId.rules().value());
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
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
