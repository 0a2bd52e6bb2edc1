package org.socai.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.socai.ledger.store.LedgerReader;
import org.socai.ledger.store.ReadEvent;
import org.socai.projections.feed.EventProjector;
import org.socai.projections.feed.KeptRows;
import org.socai.projections.feed.Poison;

/**
 * Reads the log from its beginning in ranges of positions, by as many readers as there are cores,
 * and copies the rows of its events. What an event implies depends on nothing but the event, so the
 * order of the ranges does not matter; what stands behind an event that cannot be projected is
 * taken out afterwards.
 */
final class LogCopy {
    /** Divides the blocks and steps in which derived tables read kept rows. */
    private static final int RANGE = 8_192;

    private final LedgerReader reader;
    private final EventProjector projector;
    private final Map<String, Poison> leftOut;
    private final List<KeptRows> kept;
    private final RebuildProgress progress;
    private final Map<String, Poison> found = new ConcurrentHashMap<>();
    private final AtomicLong next = new AtomicLong();
    private final AtomicBoolean failed = new AtomicBoolean();

    /**
     * @param leftOut streams that are left out from a position on without trying
     * @param kept takes the rows of its tables, too
     */
    LogCopy(
            LedgerReader reader,
            EventProjector projector,
            Map<String, Poison> leftOut,
            List<KeptRows> kept,
            RebuildProgress progress) {
        this.reader = reader;
        this.projector = projector;
        this.leftOut = leftOut;
        this.kept = kept;
        this.progress = progress;
    }

    /**
     * Copies everything through a position.
     *
     * @return the first event of each stream that could not be projected, beyond those left out
     */
    Map<String, Poison> run(Sessions sessions, long through) throws SQLException {
        sessions.runAll(
                Collections.nCopies(sessions.parallel(), connection -> copy(connection, through)));
        return Map.copyOf(found);
    }

    private void copy(Connection connection, long through) throws SQLException {
        connection.setAutoCommit(false);
        var rows = new RangeRows(kept);
        try {
            long after = next.getAndAdd(RANGE);
            while (after < through && !failed.get()) {
                int size = (int) Math.min(RANGE, through - after);
                if (!copyAtOnce(connection, after, after + size, rows)) {
                    copy(connection, reader.page(connection, after, size), rows);
                }
                rows.end();
                progress.advance(size);
                after = next.getAndAdd(RANGE);
            }
        } catch (SQLException | RuntimeException failure) {
            failed.set(true);
            throw failure;
        }
    }

    /**
     * Copies a range in one go, as nearly all are. Where anything is in the way, nothing of it is
     * copied, and each event has to be looked at.
     */
    private boolean copyAtOnce(Connection connection, long after, long through, RangeRows rows)
            throws SQLException {
        var events = leftOut.isEmpty() ? reader.known(connection, after, through) : null;
        if (events == null) {
            return false;
        }
        try {
            for (var event : events) {
                projector.project(event, rows);
                if (rows.areMany()) {
                    rows.discard();
                    return false;
                }
            }
        } catch (RuntimeException unfit) {
            // It is met again, and then has a stream and a position.
            rows.discard();
            return false;
        }
        return sent(connection, rows);
    }

    private static boolean sent(Connection connection, RangeRows rows) throws SQLException {
        try {
            rows.copy(connection);
            connection.commit();
            return true;
        } catch (SQLException refusal) {
            if (!Poison.isAboutValues(refusal)) {
                throw refusal;
            }
            connection.rollback();
            return false;
        }
    }

    /** Halves what the database refuses, until the event is found whose rows it does not take. */
    private void copy(Connection connection, List<ReadEvent> events, RangeRows rows)
            throws SQLException {
        int sent = 0;
        try {
            for (int i = 0; i < events.size(); i++) {
                project(events.get(i), rows);
                if (rows.areMany() || i == events.size() - 1) {
                    rows.copy(connection);
                    connection.commit();
                    sent = i + 1;
                }
            }
        } catch (SQLException refusal) {
            if (!Poison.isAboutValues(refusal)) {
                throw refusal;
            }
            connection.rollback();
            var rest = events.subList(sent, events.size());
            if (rest.size() == 1) {
                found(EventProjector.checked(Poison.of(rest.getFirst(), refusal)));
                return;
            }
            int half = rest.size() / 2;
            copy(connection, rest.subList(0, half), rows);
            copy(connection, rest.subList(half, rest.size()), rows);
        }
    }

    private void project(ReadEvent event, RangeRows rows) {
        var known = leftOut.isEmpty() ? null : leftOut.get(Poison.streamOf(event));
        if (known != null && event.position() >= known.position()) {
            return;
        }
        var poison = projector.project(event, rows);
        if (poison != null) {
            found(poison);
        }
    }

    private void found(Poison poison) {
        found.merge(poison.stream(), poison, (a, b) -> a.position() < b.position() ? a : b);
    }
}
