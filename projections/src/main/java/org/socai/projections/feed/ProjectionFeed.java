package org.socai.projections.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.socai.ledger.store.ReadEvent;

/**
 * Writes batches of events to all projections and advances their common position in the same
 * transaction. Batches may come again, wholly or in part: what is at or before the position is
 * skipped. A batch that leaves a position out is refused, because answers would lack it for ever.
 * An event that cannot be read or projected puts its stream into quarantine, and the rest goes on.
 * Thread-safe; one batch at a time in the whole cluster.
 */
public final class ProjectionFeed {
    private final BatchWriter writer;

    public ProjectionFeed(ReadModels models) {
        this.writer = new BatchWriter(models);
    }

    /**
     * Applies a batch in the caller's transaction. Once that is committed, the caller tells {@link
     * ProjectionPosition#reached} the position returned.
     *
     * @param events in order of position, without gaps
     * @return the position of the projections after the batch
     * @throws PositionGap when the first new event does not follow the position, or the batch has a
     *     hole
     * @throws RulesPoisoned when a publication of rules cannot be read or projected
     */
    public long apply(Connection connection, List<ReadEvent> events) throws SQLException {
        long position = ProjectionPosition.locked(connection);
        var fresh = after(position, events);
        if (fresh.isEmpty()) {
            return position;
        }
        writer.write(connection, fresh);
        long last = fresh.getLast().position();
        ProjectionPosition.advance(connection, last);
        return last;
    }

    private static List<ReadEvent> after(long position, List<ReadEvent> events) {
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
