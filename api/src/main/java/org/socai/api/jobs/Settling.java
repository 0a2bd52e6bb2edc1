package org.socai.api.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.socai.ledger.store.LedgerReader;
import org.socai.projections.feed.ProjectionPosition;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/** Waits until everything committed before has a position and is part of every answer. */
@Component
public class Settling {
    private static final Duration A_WHILE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

    private final DataSource database;
    private final LedgerReader reader;
    private final ProjectionPosition projections;

    Settling(DataSource writePool, LedgerReader reader, ProjectionPosition projections) {
        this.database = writePool;
        this.reader = reader;
        this.projections = projections;
    }

    /** Returns the last position once answers include it; goes on waiting as long as it takes. */
    public long await() throws InterruptedException {
        long position = positioned();
        while (!projections.awaitPosition(position, A_WHILE)) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
        }
        return position;
    }

    private long positioned() throws InterruptedException {
        try (var connection = database.getConnection()) {
            long last = newestEvent(connection);
            while (last > 0 && !hasPosition(connection, last)) {
                TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
            }
            return reader.lastPosition(connection);
        } catch (SQLException lost) {
            throw new DataAccessResourceFailureException(
                    "the last position could not be read", lost);
        }
    }

    /**
     * The newest committed event; a pass of the sequencer that positions it positions all committed
     * before it.
     */
    private static long newestEvent(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select coalesce(max(id), 0) from event");
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static boolean hasPosition(Connection connection, long id) throws SQLException {
        try (var select =
                connection.prepareStatement("select 1 from event_position where id = ?")) {
            select.setLong(1, id);
            try (var row = select.executeQuery()) {
                return row.next();
            }
        }
    }
}
