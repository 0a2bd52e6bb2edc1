package org.socai.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.history.Known;
import org.socai.ledger.history.Recorded;

/**
 * Reads what the ledger knows: events that have positions, in their order. Works on a connection
 * the caller owns; thread-safe.
 */
public final class LedgerReader {
    /** Positions fetched at once by {@link #forEach}. */
    private static final int RANGE = 10_000;

    private final EventCodec codec;

    public LedgerReader(EventCodec codec) {
        this.codec = codec;
    }

    /**
     * The next events after a position, at most so many, in order of position.
     *
     * @throws UnreadableEvent when one of them cannot be read
     */
    public List<Recorded<LedgerEvent>> after(Connection connection, long position, int atMost)
            throws SQLException {
        return page(connection, position, atMost).stream().map(ReadEvent::orThrow).toList();
    }

    /**
     * What stands after a position, at most so many, in order of position; shorter only where the
     * log ends. What cannot be read is a value among the others.
     */
    public List<ReadEvent> page(Connection connection, long position, int atMost)
            throws SQLException {
        return read(connection, PositionRange.read(connection, position, position + atMost));
    }

    /**
     * Everything after one position through another, in order of position, without what read models
     * do not ask for; for ranges of thousands.
     *
     * @return null where one of the events cannot be read; {@link #page} says which
     * @throws IllegalStateException when the log does not reach through the last position
     */
    public @Nullable List<Known> known(Connection connection, long after, long through)
            throws SQLException {
        return KnownRange.read(connection, codec, after, through);
    }

    /**
     * Hands over everything after one position through another, in order of position. It reads in
     * ranges, so that memory does not grow with the log. What cannot be read is a value among the
     * others.
     *
     * @throws IllegalStateException when the log does not reach through the last position
     */
    public void forEach(
            Connection connection, long after, long through, Consumer<ReadEvent> consumer)
            throws SQLException {
        long reached = after;
        while (reached < through) {
            int wanted = (int) Math.min(RANGE, through - reached);
            var page = page(connection, reached, wanted);
            if (page.size() < wanted) {
                throw new IllegalStateException(
                        "the log ends at position %d, before %d"
                                .formatted(reached + page.size(), through));
            }
            page.forEach(consumer);
            reached += wanted;
        }
    }

    /**
     * One stream's positioned events, in order. What cannot be read is a value among the others.
     */
    public List<ReadEvent> readStream(Connection connection, StreamId stream) throws SQLException {
        return readAll(connection, List.of(stream), "");
    }

    /** One stream's positioned events, in order. */
    public List<Recorded<LedgerEvent>> stream(Connection connection, StreamId stream)
            throws SQLException {
        return streams(connection, List.of(stream));
    }

    /** Several streams' positioned events, stream after stream, each in order. */
    public List<Recorded<LedgerEvent>> streams(Connection connection, List<StreamId> streams)
            throws SQLException {
        return read(connection, streams, "");
    }

    /**
     * Only the facts of several streams, without what follows from them: all that derived figures
     * need, and a small part of a stream whose facts arrived late.
     */
    public List<Recorded<LedgerEvent>> facts(Connection connection, List<StreamId> streams)
            throws SQLException {
        return read(connection, streams, "and e.caused_by is null");
    }

    /** The same where what cannot be read is a value among the others. */
    public List<ReadEvent> readFacts(Connection connection, List<StreamId> streams)
            throws SQLException {
        return readAll(connection, streams, "and e.caused_by is null");
    }

    /**
     * The facts in parts of streams, without what follows from them, in order of stream and
     * sequence. Whoever names the parts knows that they have positions.
     *
     * @throws UnreadableEvent when one of them cannot be read
     */
    public List<StreamEvent> factsIn(Connection connection, List<Stretch> stretches)
            throws SQLException {
        try (var select =
                connection.prepareStatement(
                        """
                        select e.stream, e.sequence, e.event_id, e.name, e.version, e.payload
                        from unnest(?::text[], ?::bigint[], ?::bigint[]) as part (stream, first, behind)
                        cross join lateral (
                            select * from event
                            where stream = part.stream and sequence >= part.first and sequence < part.behind
                              and caused_by is null
                            order by sequence offset 0) as e
                        order by e.stream, e.sequence
                        """)) {
            var streams = stretches.stream().map(part -> part.stream().value()).toArray();
            var from = stretches.stream().map(Stretch::from).toArray();
            var until = stretches.stream().map(Stretch::until).toArray();
            select.setArray(1, connection.createArrayOf("text", streams));
            select.setArray(2, connection.createArrayOf("bigint", from));
            select.setArray(3, connection.createArrayOf("bigint", until));
            return StreamEvent.list(select, codec);
        }
    }

    private List<Recorded<LedgerEvent>> read(
            Connection connection, List<StreamId> streams, String which) throws SQLException {
        return readAll(connection, streams, which).stream().map(ReadEvent::orThrow).toList();
    }

    private List<ReadEvent> readAll(Connection connection, List<StreamId> streams, String which)
            throws SQLException {
        try (var select =
                connection.prepareStatement(
                        """
                        select p.position, p.recorded_at, %s
                        from event e join event_position p on p.id = e.id
                        where e.stream = any (?::text[]) %s order by e.stream, e.sequence
                        """
                                .formatted(StoredEvent.COLUMNS, which))) {
            var names = streams.stream().map(StreamId::value).toArray();
            select.setArray(1, connection.createArrayOf("text", names));
            var stored = new ArrayList<StoredEvent>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    stored.add(StoredEvent.of(row.getLong(1), StoredEvent.instant(row, 2), row, 3));
                }
            }
            return read(connection, stored);
        }
    }

    private List<ReadEvent> read(Connection connection, List<StoredEvent> stored)
            throws SQLException {
        var causes = CausePositions.of(connection, stored);
        return stored.stream().map(event -> event.read(codec, causes)).toList();
    }

    /** The last position assigned; 0 while the log is empty. */
    public long lastPosition(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select last_position from sequencer_state");
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * The last position assigned by an instant; 0 where there is none. The answer is final: no
     * later pass of the sequencer assigns a position at or before that instant, because a pass
     * reads the clock only after it has locked the state that is shared here.
     *
     * @throws FutureInstant when the instant lies after the ledger's clock
     */
    public long positionAt(Connection connection, Instant instant) throws SQLException {
        long last;
        Instant lastRecordedAt;
        try (var select =
                        connection.prepareStatement(
                                """
                                select last_position, recorded_at, clock_timestamp() from sequencer_state for share
                                """);
                var row = select.executeQuery()) {
            row.next();
            last = row.getLong(1);
            lastRecordedAt = last == 0 ? Instant.MIN : StoredEvent.instant(row, 2);
            var now = StoredEvent.instant(row, 3);
            if (instant.isAfter(now) && instant.isAfter(lastRecordedAt)) {
                throw new FutureInstant(instant);
            }
        }
        return instant.isBefore(lastRecordedAt)
                ? lastPositionRecordedBy(connection, instant, last)
                : last;
    }

    /**
     * Instants grow with positions, so halves do: {@code low} was recorded by then, {@code high}
     * was not.
     */
    private static long lastPositionRecordedBy(Connection connection, Instant instant, long last)
            throws SQLException {
        try (var select =
                connection.prepareStatement(
                        """
                        with recursive half (low, high) as (
                            select 0::bigint, ?::bigint + 1
                            union all
                            select case when by_then then middle else low end,
                                   case when by_then then high else middle end
                            from (select low, high, (low + high) / 2 as middle from half where high - low > 1) as h
                            cross join lateral (
                                select recorded_at <= ? as by_then from event_position where position = middle offset 0) as p
                        )
                        select low from half where high - low <= 1
                        """)) {
            select.setLong(1, last);
            select.setObject(2, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** When a position was assigned; null for one that has not been. */
    public @Nullable Instant recordedAt(Connection connection, long position) throws SQLException {
        try (var select =
                connection.prepareStatement(
                        "select recorded_at from event_position where position = ?")) {
            select.setLong(1, position);
            try (var row = select.executeQuery()) {
                return row.next() ? StoredEvent.instant(row, 1) : null;
            }
        }
    }
}
