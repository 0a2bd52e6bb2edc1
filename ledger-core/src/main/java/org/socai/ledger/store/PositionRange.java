package org.socai.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.PGStatement;

/**
 * The events of a range of positions, by two plain range scans that are merged here: ids by
 * position, then events by id. A join of the two tables costs the database nearly twice as much,
 * and on a log without statistics its plan can be far worse.
 *
 * <p>Ids lie close together where commits were quick. An event whose transaction stayed open, or a
 * jump of the sequence, lies far off; so the ids are scanned in runs, and what lies between two
 * runs is not touched. Runs are taken apart in the database, by one statement whose plan cannot
 * change: each run is an index scan, and a page that is nothing but runs is a lookup for each id.
 */
final class PositionRange {
    /** Ids further apart than this are not scanned through. */
    private static final long GAP = 256;

    private PositionRange() {}

    /** The rows after one position through another, in order of position. */
    static List<StoredEvent> read(Connection connection, long after, long through)
            throws SQLException {
        var places = places(connection, after, through);
        if (places.isEmpty()) {
            return List.of();
        }
        var events = new StoredEvent[places.size()];
        var byId = byId(places);
        int found = 0;
        try (var select =
                connection.prepareStatement(
                        """
                        select e.id, %s
                        from unnest(?::bigint[], ?::bigint[]) as run (first, last)
                        cross join lateral (
                            select * from event where id between run.first and run.last order by id offset 0) as e
                        """
                                .formatted(StoredEvent.COLUMNS))) {
            inBinary(select);
            var runs = runs(places.stream().mapToLong(Place::id).sorted().toArray());
            select.setArray(1, connection.createArrayOf("bigint", runs.first().toArray()));
            select.setArray(2, connection.createArrayOf("bigint", runs.last().toArray()));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var at = byId.get(row.getLong(1));
                    if (at != null) {
                        var place = places.get(at);
                        events[at] = StoredEvent.of(place.position(), place.recordedAt(), row, 2);
                        found++;
                    }
                }
            }
        }
        if (found != events.length) {
            throw new IllegalStateException(
                    "%d events at positions %d to %d are missing from the log"
                            .formatted(events.length - found, after + 1, through));
        }
        return Arrays.asList(events);
    }

    /** From the first use on; the driver would ask for text some times before. */
    private static void inBinary(PreparedStatement select) throws SQLException {
        select.unwrap(PGStatement.class).setPrepareThreshold(-1);
    }

    private record Place(long position, long id, Instant recordedAt) {}

    private static List<Place> places(Connection connection, long after, long through)
            throws SQLException {
        try (var select =
                connection.prepareStatement(
                        """
                        select position, id, recorded_at from event_position
                        where position > ? and position <= ? order by position
                        """)) {
            inBinary(select);
            select.setLong(1, after);
            select.setLong(2, through);
            var places = new ArrayList<Place>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    places.add(
                            new Place(row.getLong(1), row.getLong(2), StoredEvent.instant(row, 3)));
                }
            }
            return places;
        }
    }

    private static Map<Long, Integer> byId(List<Place> places) {
        Map<Long, Integer> byId = HashMap.newHashMap(places.size());
        for (int i = 0; i < places.size(); i++) {
            byId.put(places.get(i).id(), i);
        }
        return byId;
    }

    /** Ids from the first to the last of each run. */
    record Runs(List<Long> first, List<Long> last) {
        /** As elements of an array in SQL. */
        String firstAsText() {
            return asText(first);
        }

        String lastAsText() {
            return asText(last);
        }

        private static String asText(List<Long> ids) {
            return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
    }

    /**
     * The runs that some ids lie in.
     *
     * @param ids in ascending order, at least one
     */
    static Runs runs(long[] ids) {
        var runs = new Runs(new ArrayList<>(), new ArrayList<>());
        runs.first().add(ids[0]);
        for (int i = 1; i < ids.length; i++) {
            if (ids[i] - ids[i - 1] > GAP) {
                runs.last().add(ids[i - 1]);
                runs.first().add(ids[i]);
            }
        }
        runs.last().add(ids[ids.length - 1]);
        return runs;
    }
}
