package org.socai.ledger.booking;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.unit.Unit;

/**
 * States of units in the database, so that a unit that is not in memory costs the few events behind
 * its snapshot and not all of its history. Thread-safe.
 */
final class UnitSnapshots {
    /** A stream gets a snapshot when it has grown by so many events since the last one. */
    private static final int EVENTS = 64;

    /**
     * A state of more bytes than this is not worth a snapshot: it is about to be carried forward.
     */
    private static final long LARGEST = 64 * 1024L;

    private final SnapshotCodec codec = new SnapshotCodec();

    /** The latest snapshots of these streams, as far as there are any this program can read. */
    Map<StreamId, StreamState> load(Connection connection, Collection<StreamId> streams)
            throws SQLException {
        var found = new HashMap<StreamId, StreamState>();
        try (var select =
                connection.prepareStatement(
                        """
                        select asked.stream, latest.sequence, latest.payload
                        from unnest(?::text[]) as asked (stream)
                        cross join lateral (
                            select sequence, payload from unit_snapshot
                            where stream = asked.stream and version = ?
                            order by sequence desc limit 1) as latest
                        """)) {
            var names = streams.stream().map(StreamId::value).toArray();
            select.setArray(1, connection.createArrayOf("text", names));
            select.setInt(2, SnapshotCodec.VERSION);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var unit = codec.read(rows.getString(3));
                    if (unit != null) {
                        long sequence = rows.getLong(2);
                        found.put(
                                new StreamId(rows.getString(1)),
                                new StreamState(sequence, Growth.none(sequence), unit));
                    }
                }
            }
        }
        return found;
    }

    /** Where the snapshots of these streams stand; streams without are left out. */
    Map<StreamId, List<SnapshotPlace>> places(Connection connection, Collection<StreamId> streams)
            throws SQLException {
        var found = new HashMap<StreamId, List<SnapshotPlace>>();
        try (var select =
                connection.prepareStatement(
                        """
                        select stream, sequence, since, earliest, evening, revision from unit_snapshot
                        where stream = any (?::text[]) and version = ?
                        """)) {
            var names = streams.stream().map(StreamId::value).toArray();
            select.setArray(1, connection.createArrayOf("text", names));
            select.setInt(2, SnapshotCodec.VERSION);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.computeIfAbsent(new StreamId(rows.getString(1)), _ -> new ArrayList<>())
                            .add(
                                    new SnapshotPlace(
                                            rows.getLong(2),
                                            rows.getLong(3),
                                            rows.getObject(4, LocalDate.class),
                                            rows.getObject(5, LocalDate.class),
                                            rows.getInt(6)));
                }
            }
        }
        return found;
    }

    /** The states that these snapshots hold, as far as this program can read them. */
    Map<StreamId, Unit.Registered> load(
            Connection connection, Map<StreamId, SnapshotPlace> snapshots) throws SQLException {
        var found = new HashMap<StreamId, Unit.Registered>();
        if (snapshots.isEmpty()) {
            return found;
        }
        try (var select =
                connection.prepareStatement(
                        """
                        select stream, payload
                        from unnest(?::text[], ?::bigint[]) as asked (stream, sequence)
                        join unit_snapshot using (stream, sequence)
                        where version = ?
                        """)) {
            var streams = new ArrayList<String>();
            var sequences = new ArrayList<Long>();
            snapshots.forEach(
                    (stream, place) -> {
                        streams.add(stream.value());
                        sequences.add(place.sequence());
                    });
            select.setArray(1, connection.createArrayOf("text", streams.toArray()));
            select.setArray(2, connection.createArrayOf("bigint", sequences.toArray()));
            select.setInt(3, SnapshotCodec.VERSION);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var unit = codec.read(rows.getString(2));
                    if (unit != null) {
                        found.put(new StreamId(rows.getString(1)), unit);
                    }
                }
            }
        }
        return found;
    }

    /** The states that have grown enough since their last snapshot. */
    static Map<StreamId, StreamState> due(Map<StreamId, StreamState> states) {
        var due = new TreeMap<StreamId, StreamState>(Comparator.comparing(StreamId::value));
        states.forEach(
                (stream, state) -> {
                    if (state.growth().saved(state.nextSequence()) >= EVENTS
                            && state.state() instanceof Unit.Registered unit
                            && unit.footprint() <= LARGEST) {
                        due.put(stream, state);
                    }
                });
        return due;
    }

    /** A snapshot that is ready to be stored. */
    record Encoded(StreamId stream, StreamState state, Unit.Registered unit, String payload) {}

    /** What {@link #save} is going to store. */
    List<Encoded> encode(Map<StreamId, StreamState> due) {
        var encoded = new ArrayList<Encoded>();
        due.forEach(
                (stream, state) -> {
                    var unit = (Unit.Registered) state.unit();
                    encoded.add(new Encoded(stream, state, unit, codec.write(unit)));
                });
        return encoded;
    }

    /** Stores snapshots in one statement. */
    void save(Connection connection, List<Encoded> due) throws SQLException {
        if (due.isEmpty()) {
            return;
        }
        int size = due.size();
        var streams = new String[size];
        var sequences = new Long[size];
        var since = new Long[size];
        var earliest = new @Nullable LocalDate[size];
        var evenings = new @Nullable LocalDate[size];
        var revisions = new Integer[size];
        var payloads = new String[size];
        for (int i = 0; i < size; i++) {
            var snapshot = due.get(i);
            var state = snapshot.state();
            var unit = snapshot.unit();
            streams[i] = snapshot.stream().value();
            sequences[i] = state.nextSequence();
            since[i] = state.growth().from();
            earliest[i] = state.growth().earliest();
            evenings[i] = unit.isWhole() ? null : unit.summedUpTo();
            revisions[i] = unit.lawRevision();
            payloads[i] = snapshot.payload();
        }
        try (var upsert =
                connection.prepareStatement(
                        """
                        insert into unit_snapshot
                            (stream, sequence, since, earliest, evening, revision, version, payload)
                        select stream, sequence, since, earliest, evening, revision, ?, payload::json
                        from unnest(?::text[], ?::bigint[], ?::bigint[], ?::date[], ?::date[], ?::int[], ?::text[])
                            as s (stream, sequence, since, earliest, evening, revision, payload)
                        on conflict (stream, sequence) do update
                        set since = excluded.since, earliest = excluded.earliest, evening = excluded.evening,
                            revision = excluded.revision, version = excluded.version, payload = excluded.payload
                        """)) {
            upsert.setInt(1, SnapshotCodec.VERSION);
            upsert.setArray(2, connection.createArrayOf("text", streams));
            upsert.setArray(3, connection.createArrayOf("bigint", sequences));
            upsert.setArray(4, connection.createArrayOf("bigint", since));
            upsert.setArray(5, connection.createArrayOf("date", earliest));
            upsert.setArray(6, connection.createArrayOf("date", evenings));
            upsert.setArray(7, connection.createArrayOf("int", revisions));
            upsert.setArray(8, connection.createArrayOf("text", payloads));
            upsert.executeUpdate();
        }
    }
}
