package org.socai.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import org.socai.ledger.store.LedgerReader;
import org.socai.projections.feed.BatchWriter;
import org.socai.projections.feed.ProjectionPosition;

/** Adds to the new tables what has been recorded since the log was copied. */
final class CatchUp {
    private static final int BATCH = 5_000;
    private static final int SMALL_LAG = 1_000;

    private final Connection connection;
    private final LedgerReader reader;
    private final Selection selection;
    private final BatchWriter writer;
    private final RebuildProgress progress;
    private long position;

    CatchUp(
            Connection connection,
            LedgerReader reader,
            Selection selection,
            RebuildProgress progress,
            long position) {
        this.connection = connection;
        this.reader = reader;
        this.selection = selection;
        this.writer = new BatchWriter(selection.models());
        this.progress = progress;
        this.position = position;
    }

    /** Through which the new tables hold the log. */
    long position() {
        return position;
    }

    /** Goes on until little is left that the swap has to add while the live feed waits. */
    void toSmallLag() throws SQLException {
        long goal = goal(connection, reader, selection);
        while (goal - position > SMALL_LAG) {
            connection.setAutoCommit(false);
            try {
                long reached = write(goal);
                connection.commit();
                position = reached;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            goal = goal(connection, reader, selection);
        }
    }

    /**
     * Adds everything through a position in the caller's transaction.
     *
     * @return the position reached, which may lie behind it already
     */
    long through(long goal) throws SQLException {
        long before = position;
        try {
            while (position < goal) {
                position = write(goal);
            }
            return position;
        } finally {
            // The caller commits everything or nothing; after a failed attempt it begins here.
            position = before;
        }
    }

    private long write(long goal) throws SQLException {
        var events = reader.page(connection, position, (int) Math.min(BATCH, goal - position));
        if (events.isEmpty()) {
            throw new IllegalStateException("the log has no event after position " + position);
        }
        writer.write(connection, events);
        progress.expect(goal);
        progress.advance(events.size());
        return events.getLast().position();
    }

    /**
     * How far new tables may go: to the end of the log where they bring their own position, and
     * otherwise no further than the other tables.
     */
    static long goal(Connection connection, LedgerReader reader, Selection selection)
            throws SQLException {
        return selection.complete()
                ? reader.lastPosition(connection)
                : ProjectionPosition.on(connection);
    }
}
