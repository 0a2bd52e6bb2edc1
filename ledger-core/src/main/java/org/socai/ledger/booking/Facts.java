package org.socai.ledger.booking;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.store.EventLog;
import org.socai.ledger.store.NewEvent;
import org.socai.ledger.unit.UnitRejected;
import org.socai.ledger.unit.UnitRejected.Reason;

/**
 * The facts that one booking has asked for by their keys, or records itself. Not thread-safe; once
 * settled it may be read by the booking that follows.
 */
final class Facts {
    private final Connection connection;
    private final CarefulReader reader;
    private @Nullable Facts former;
    private final Map<UUID, LedgerEvent> known = new HashMap<>();
    private final Map<UUID, String> unreadable = new HashMap<>();
    private final Set<UUID> lookedUp = new HashSet<>();

    /**
     * @param former those of a booking that is not committed yet
     */
    Facts(Connection connection, EventLog log, @Nullable Facts former) {
        this.connection = connection;
        this.reader = new CarefulReader(log);
        this.former = former;
    }

    /** Looks many up at once; those looked up before are not read again. */
    void lookUp(Collection<UUID> ids) throws SQLException {
        var missing = new HashSet<>(ids);
        missing.removeAll(lookedUp);
        if (missing.isEmpty()) {
            return;
        }
        for (var id : missing) {
            var following = former == null ? null : former.known.get(id);
            if (following != null) {
                known.putIfAbsent(id, following);
            }
        }
        reader.facts(connection, missing, (id, why) -> unreadable.put(id, "" + why.getMessage()))
                .forEach(found -> known.putIfAbsent(found.eventId(), found.event()));
        lookedUp.addAll(missing);
    }

    /**
     * The fact with this id, or null where there is none.
     *
     * @throws UnitRejected {@code HISTORY_UNREADABLE} when it is there and cannot be read
     */
    @Nullable LedgerEvent find(UUID id) throws SQLException {
        lookUp(List.of(id));
        var why = unreadable.get(id);
        if (why != null) {
            throw new UnitRejected(Reason.HISTORY_UNREADABLE, why);
        }
        return known.get(id);
    }

    void add(NewEvent recorded) {
        known.put(recorded.eventId(), recorded.event());
    }

    /** Nothing more is asked. */
    void settle() {
        former = null;
    }
}
