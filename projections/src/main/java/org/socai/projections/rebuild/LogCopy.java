package org.socai.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
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
    /**
     * How much is read and sent at once.
     *
     * @param range positions read at once; divides the blocks and steps in which derived tables
     *     read kept rows
     * @param enoughBytes rows of ranges are sent once they take so many. The database takes rows
     *     with some thousand slots that it makes for each command, the later ones of them at a
     *     price
     * @param mostBytes no range is sent at once whose rows take more
     */
    record Limits(int range, long enoughBytes, long mostBytes) {
        static final Limits DEFAULT = new Limits(8_192, 8L << 20, 32L << 20);
    }

    private final Limits limits;
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
            Limits limits,
            LedgerReader reader,
            EventProjector projector,
            Map<String, Poison> leftOut,
            List<KeptRows> kept,
            RebuildProgress progress) {
        this.limits = limits;
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
        var waiting = new ArrayList<Range>();
        try {
            for (var range = next(through); range != null; range = next(through)) {
                waiting.add(range);
                if (!projectAtOnce(connection, range, rows)) {
                    rows.discard();
                    copyOneByOne(connection, waiting, rows);
                } else if (rows.size() >= limits.enoughBytes()) {
                    send(connection, waiting, rows);
                }
                progress.requireGoingOn();
            }
            send(connection, waiting, rows);
        } catch (SQLException | RuntimeException failure) {
            failed.set(true);
            throw failure;
        }
    }

    /** The positions after one, so many of them. */
    private record Range(long after, int size) {}

    private @Nullable Range next(long through) {
        long after = next.getAndAdd(limits.range());
        return after >= through || failed.get()
                ? null
                : new Range(after, (int) Math.min(limits.range(), through - after));
    }

    /**
     * Makes the rows of a range in one go, as of nearly all.
     *
     * @return false where anything is in the way, so that each event has to be looked at
     */
    private boolean projectAtOnce(Connection connection, Range range, RangeRows rows)
            throws SQLException {
        long after = range.after();
        var events =
                leftOut.isEmpty() ? reader.known(connection, after, after + range.size()) : null;
        if (events == null) {
            return false;
        }
        try {
            for (var event : events) {
                projector.project(event, rows);
                if (rows.size() > limits.mostBytes()) {
                    return false;
                }
            }
        } catch (RuntimeException unfit) {
            // It is met again, and then has a stream and a position.
            return false;
        }
        rows.end();
        return true;
    }

    /** Sends the rows of ranges, or has each of their events looked at where that is refused. */
    private void send(Connection connection, List<Range> ranges, RangeRows rows)
            throws SQLException {
        try {
            rows.copy(connection);
            done(ranges);
        } catch (SQLException refusal) {
            if (!Poison.isAboutValues(refusal)) {
                throw refusal;
            }
            connection.rollback();
            copyOneByOne(connection, ranges, rows);
        }
    }

    private void copyOneByOne(Connection connection, List<Range> ranges, RangeRows rows)
            throws SQLException {
        for (var range : ranges) {
            copy(connection, reader.page(connection, range.after(), range.size()), rows);
        }
        done(ranges);
    }

    private void done(List<Range> ranges) {
        progress.advance(ranges.stream().mapToLong(Range::size).sum());
        ranges.clear();
    }

    /** Halves what the database refuses, until the event is found whose rows it does not take. */
    private void copy(Connection connection, List<ReadEvent> events, RangeRows rows)
            throws SQLException {
        int sent = 0;
        try {
            for (int i = 0; i < events.size(); i++) {
                project(events.get(i), rows);
                if (rows.size() > limits.mostBytes() || i == events.size() - 1) {
                    rows.copy(connection);
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
