package org.socai.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.history.Known;

/**
 * The events of a range of thousands of positions, without what read models do not ask for. Read by
 * the two scans of {@link PositionRange}, but by {@code copy} and into arrays, so that no object is
 * made for a value; payloads are read where they were received.
 */
final class KnownRange {
    private static final RecurringTexts NAMES = new RecurringTexts(String::intern);

    private final EventCodec codec;
    private final long first;
    private final long[] ids;
    private final @Nullable LedgerEvent[] events;
    private final FactIds facts;

    private KnownRange(EventCodec codec, long first, int size) {
        this.codec = codec;
        this.first = first;
        this.ids = new long[size];
        this.events = new LedgerEvent[size];
        this.facts = new FactIds(size);
    }

    /**
     * What stands after one position through another, in order of position.
     *
     * @return null where one of the events cannot be read
     * @throws IllegalStateException when the log does not hold all of them
     */
    static @Nullable List<Known> read(
            Connection connection, EventCodec codec, long after, long through) throws SQLException {
        var range = new KnownRange(codec, after + 1, Math.toIntExact(through - after));
        range.readIds(connection);
        return range.readEvents(connection) ? range.known(connection) : null;
    }

    private void readIds(Connection connection) throws SQLException {
        int found = 0;
        try (var row =
                new CopiedRows(
                        connection,
                        "select position, id from event_position where position between %d and %d order by position"
                                .formatted(first, first + ids.length - 1))) {
            while (row.next()) {
                ids[(int) (row.number() - first)] = row.number();
                found++;
            }
        }
        refuseMissing(ids.length - found);
    }

    private void refuseMissing(int missing) {
        if (missing != 0) {
            throw new IllegalStateException(
                    "%d events at positions %d to %d are missing from the log"
                            .formatted(missing, first, first + ids.length - 1));
        }
    }

    private boolean readEvents(Connection connection) throws SQLException {
        int[] places = placesById();
        long[] sorted = Arrays.stream(places).mapToLong(place -> ids[place]).toArray();
        var runs = PositionRange.runs(sorted);
        boolean readable = true;
        int found = 0;
        try (var row =
                new CopiedRows(
                        connection,
                        """
                        select e.id, e.event_id, e.caused_by, e.name, e.version, e.payload
                        from unnest('{%s}'::bigint[], '{%s}'::bigint[]) as run (first, last)
                        cross join lateral (
                            select * from event where id between run.first and run.last order by id offset 0) as e
                        """
                                .formatted(runs.firstAsText(), runs.lastAsText()))) {
            while (row.next()) {
                int at = Arrays.binarySearch(sorted, row.number());
                if (at >= 0) {
                    readable &= read(row, places[at]);
                    found++;
                }
            }
        }
        refuseMissing(ids.length - found);
        return readable;
    }

    /** The places in this range in the order of ids, which is mostly their own. */
    private int[] placesById() {
        var places = IntStream.range(0, ids.length);
        for (int i = 1; i < ids.length; i++) {
            if (ids[i] < ids[i - 1]) {
                return places.boxed()
                        .sorted(Comparator.comparingLong(place -> ids[place]))
                        .mapToInt(place -> place)
                        .toArray();
            }
        }
        return places.toArray();
    }

    /** Takes a row; says whether its event can be read. */
    private boolean read(CopiedRows row, int place) {
        facts.take(row, place);
        int length = row.enter();
        var name = (String) NAMES.of(row.array(), row.at(), row.at() + length);
        row.skip(length);
        int version = row.small();
        length = row.enter();
        try {
            events[place] = codec.read(name, version, row.array(), row.at(), row.at() + length);
            return true;
        } catch (UnreadableEvent unreadable) {
            return false;
        }
    }

    private List<Known> known(Connection connection) throws SQLException {
        long[] knownFrom = facts.positions(connection, first);
        var known = new ArrayList<Known>(events.length);
        for (int place = 0; place < events.length; place++) {
            var event = events[place];
            if (event == null) {
                throw new IllegalStateException("an id stands twice in the log: " + ids[place]);
            }
            known.add(new Known(first + place, knownFrom[place], event));
        }
        return known;
    }
}
