package org.socai.projections.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.socai.ledger.store.ReadEvent;

/**
 * Writes the rows of a batch of events in the caller's transaction, into the tables on its search
 * path. What cannot be written puts its stream into quarantine, and everything else is written.
 *
 * <p>The database refuses rows by the statement. Then the batch is tried again in halves, each
 * behind a savepoint, until the event is found whose rows it does not take. A lost database, a
 * missing table or a time-out is no event's fault and is thrown. Thread-safe.
 */
public final class BatchWriter {
    private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);

    private final EventProjector projector;
    private final List<DerivedTables> derived;

    public BatchWriter(ReadModels models) {
        this.projector = new EventProjector(models.projections());
        this.derived = models.derived();
    }

    /**
     * Writes a batch, in order of position.
     *
     * @throws RulesPoisoned when a publication of rules cannot be projected
     */
    public void write(Connection connection, List<ReadEvent> events) throws SQLException {
        write(connection, events, QuarantineTable.positions(connection));
    }

    private void write(Connection connection, List<ReadEvent> events, Map<String, Long> quarantined)
            throws SQLException {
        try {
            attempt(connection, events, quarantined);
        } catch (SQLException refusal) {
            if (!Poison.isAboutValues(refusal)) {
                throw refusal;
            }
            rollback(connection);
            if (events.size() == 1) {
                quarantine(connection, Poison.of(events.getFirst(), refusal), quarantined);
                advance(connection);
                return;
            }
            int half = events.size() / 2;
            write(connection, events.subList(0, half), quarantined);
            write(connection, events.subList(half, events.size()), quarantined);
        }
    }

    private void attempt(
            Connection connection, List<ReadEvent> events, Map<String, Long> quarantined)
            throws SQLException {
        var rows = new InsertRows();
        for (var event : events) {
            // A second attempt meets again what stands before a poison that the first one found.
            var from = quarantined.get(Poison.streamOf(event));
            if (from != null && from <= event.position()) {
                continue;
            }
            var poison = projector.project(event, rows);
            if (poison != null) {
                rows.discard(event.position());
                quarantine(connection, poison, quarantined);
            }
        }
        rows.insert(connection);
        advance(connection);
    }

    private void advance(Connection connection) throws SQLException {
        for (var tables : derived) {
            tables.advance(connection);
        }
    }

    private static void quarantine(
            Connection connection, Poison poison, Map<String, Long> quarantined)
            throws SQLException {
        EventProjector.checked(poison);
        if (quarantined.containsKey(poison.stream())) {
            // Only what stands before the event found first is still tried.
            QuarantineTable.remove(connection, poison.stream());
        }
        QuarantineTable.add(connection, poison);
        quarantined.put(poison.stream(), poison.position());
        LOG.error(
                "{} is in quarantine from position {} on: {}",
                poison.stream(),
                poison.position(),
                poison.reason());
    }

    /** Back to before the last attempt; its savepoint is the latest of its name. */
    private static void rollback(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("rollback to savepoint " + InsertRows.SAVEPOINT);
        }
    }
}
