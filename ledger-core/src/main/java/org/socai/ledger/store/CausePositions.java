package org.socai.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the facts stand that events follow from. A cause mostly stands just before its
 * consequences; those that were not read with them are looked up.
 */
final class CausePositions {
    private final Map<UUID, Long> positions;

    private CausePositions(Map<UUID, Long> positions) {
        this.positions = positions;
    }

    static CausePositions of(Connection connection, Collection<StoredEvent> events)
            throws SQLException {
        Map<UUID, Long> positions = HashMap.newHashMap(events.size());
        for (var event : events) {
            positions.put(event.eventId(), event.position());
        }
        var elsewhere = new HashSet<UUID>();
        for (var event : events) {
            if (event.causedBy() != null && !positions.containsKey(event.causedBy())) {
                elsewhere.add(event.causedBy());
            }
        }
        if (!elsewhere.isEmpty()) {
            lookUp(connection, elsewhere, positions);
        }
        return new CausePositions(positions);
    }

    /** Adds the positions of facts, by their ids. */
    static void lookUp(Connection connection, Collection<UUID> causes, Map<UUID, Long> positions)
            throws SQLException {
        try (var select =
                connection.prepareStatement(
                        """
                        select cause.event_id, p.position
                        from unnest(?::uuid[]) as wanted (event_id)
                        cross join lateral (
                            select id, event_id from event where event_id = wanted.event_id offset 0) as cause
                        cross join lateral (
                            select position from event_position where id = cause.id offset 0) as p
                        """)) {
            select.setArray(1, connection.createArrayOf("uuid", causes.toArray()));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    positions.put(row.getObject(1, UUID.class), row.getLong(2));
                }
            }
        }
    }

    @Nullable Long of(UUID cause) {
        return positions.get(cause);
    }
}
