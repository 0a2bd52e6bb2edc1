package org.socai.ledger.booking;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.socai.ledger.booking.StreamStates.StreamState;
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

    /** The snapshots of these streams, as far as there are any that this program can read. */
    Map<StreamId, StreamState> load(Connection connection, Collection<StreamId> streams)
            throws SQLException {
        var found = new HashMap<StreamId, StreamState>();
        try (var select =
                connection.prepareStatement(
                        """
                        select stream, sequence, payload from unit_snapshot
                        where stream = any (?::text[]) and version = ?
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
                                new StreamState(sequence, sequence, unit));
                    }
                }
            }
        }
        return found;
    }

    /**
     * The states that have grown enough since their last snapshot, as they are once they have one.
     */
    static Map<StreamId, StreamState> due(Map<StreamId, StreamState> states) {
        var due = new TreeMap<StreamId, StreamState>(Comparator.comparing(StreamId::value));
        states.forEach(
                (stream, state) -> {
                    if (state.nextSequence() - state.snapshotAt() >= EVENTS
                            && state.state() instanceof Unit.Registered unit
                            && unit.footprint() <= LARGEST) {
                        due.put(stream, state.withSnapshot());
                    }
                });
        return due;
    }

    /** Stores snapshots in one statement. */
    void save(Connection connection, Map<StreamId, StreamState> due) throws SQLException {
        if (due.isEmpty()) {
            return;
        }
        int size = due.size();
        var streams = new String[size];
        var sequences = new Long[size];
        var payloads = new String[size];
        int i = 0;
        for (var entry : due.entrySet()) {
            streams[i] = entry.getKey().value();
            sequences[i] = entry.getValue().nextSequence();
            payloads[i] = codec.write((Unit.Registered) entry.getValue().unit());
            i++;
        }
        try (var upsert =
                connection.prepareStatement(
                        """
                        insert into unit_snapshot as kept (stream, sequence, version, payload)
                        select stream, sequence, ?, payload::json
                        from unnest(?::text[], ?::bigint[], ?::text[]) as s (stream, sequence, payload)
                        on conflict (stream) do update
                        set sequence = excluded.sequence, version = excluded.version, payload = excluded.payload
                        where excluded.sequence >= kept.sequence or excluded.version <> kept.version
                        """)) {
            upsert.setInt(1, SnapshotCodec.VERSION);
            upsert.setArray(2, connection.createArrayOf("text", streams));
            upsert.setArray(3, connection.createArrayOf("bigint", sequences));
            upsert.setArray(4, connection.createArrayOf("text", payloads));
            upsert.executeUpdate();
        }
    }
}
