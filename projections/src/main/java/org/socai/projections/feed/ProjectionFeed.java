package org.socai.projections.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.history.Recorded;

/**
 * Writes batches of events to all projections and advances their common position in the same
 * transaction. Batches may come again, wholly or in part: what is at or before the position is
 * skipped. A batch that leaves a position out is refused, because answers would lack it for ever.
 * Thread-safe; one batch at a time in the whole cluster.
 */
public final class ProjectionFeed {
    private final ReadModels models;

    public ProjectionFeed(ReadModels models) {
        this.models = models;
    }

    /**
     * Applies a batch in the caller's transaction. Once that is committed, the caller tells {@link
     * ProjectionPosition#reached} the position returned.
     *
     * @param events in order of position, without gaps
     * @return the position of the projections after the batch
     * @throws PositionGap when the first new event does not follow the position, or the batch has a
     *     hole
     */
    public long apply(Connection connection, List<Recorded<LedgerEvent>> events)
            throws SQLException {
        long position = ProjectionPosition.locked(connection);
        var fresh = after(position, events);
        if (fresh.isEmpty()) {
            return position;
        }
        var rows = new InsertRows();
        for (var event : fresh) {
            for (var projection : models.projections()) {
                projection.project(event, rows);
            }
        }
        rows.insert(connection);
        long last = fresh.getLast().position();
        for (var derived : models.derived()) {
            derived.advance(connection, last);
        }
        ProjectionPosition.advance(connection, last);
        return last;
    }

    /**
     * Empties every table of the projections in the caller's transaction; the next event to apply
     * is the first one. The live feed waits until the transaction ends.
     */
    public void empty(Connection connection) throws SQLException {
        ProjectionPosition.locked(connection);
        for (var table : models.tables()) {
            try (var delete = connection.prepareStatement("delete from " + table)) {
                delete.executeUpdate();
            }
        }
        ProjectionPosition.advance(connection, 0);
    }

    private static List<Recorded<LedgerEvent>> after(
            long position, List<Recorded<LedgerEvent>> events) {
        int known = 0;
        while (known < events.size() && events.get(known).position() <= position) {
            known++;
        }
        var fresh = events.subList(known, events.size());
        long expected = position + 1;
        for (var event : fresh) {
            if (event.position() != expected) {
                throw new PositionGap(expected, event.position());
            }
            expected++;
        }
        return fresh;
    }
}
