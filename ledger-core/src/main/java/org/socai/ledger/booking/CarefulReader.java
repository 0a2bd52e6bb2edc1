package org.socai.ledger.booking;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.store.EventLog;
import org.socai.ledger.store.StreamEvent;
import org.socai.ledger.store.UnreadableEvent;

/**
 * Reads many things from the log at once, such that one that cannot be read costs only itself: what
 * fails together is read in halves until it is alone. Thread-safe.
 */
final class CarefulReader {
    private final EventLog log;

    CarefulReader(EventLog log) {
        this.log = log;
    }

    /** Reads a part of what is wanted; fails when any of it cannot be read. */
    @FunctionalInterface
    private interface Reading<K> {
        List<StreamEvent> of(List<K> wanted) throws SQLException;
    }

    /** The events of streams, each from its own sequence on, without those that are unreadable. */
    List<StreamEvent> streams(
            Connection connection,
            Map<StreamId, Long> from,
            BiConsumer<StreamId, UnreadableEvent> unreadable)
            throws SQLException {
        return read(
                List.copyOf(from.keySet()),
                some -> {
                    var part = new HashMap<StreamId, Long>();
                    some.forEach(stream -> part.put(stream, from.get(stream)));
                    return log.read(connection, part);
                },
                unreadable);
    }

    /** The facts with these ids, without those that are unreadable. */
    List<StreamEvent> facts(
            Connection connection,
            Collection<UUID> ids,
            BiConsumer<UUID, UnreadableEvent> unreadable)
            throws SQLException {
        return read(List.copyOf(ids), some -> log.find(connection, some), unreadable);
    }

    private static <K> List<StreamEvent> read(
            List<K> wanted, Reading<K> reading, BiConsumer<K, UnreadableEvent> unreadable)
            throws SQLException {
        if (wanted.isEmpty()) {
            return List.of();
        }
        try {
            return reading.of(wanted);
        } catch (UnreadableEvent one) {
            if (wanted.size() == 1) {
                unreadable.accept(wanted.getFirst(), one);
                return List.of();
            }
        }
        int middle = wanted.size() / 2;
        var events = new ArrayList<>(read(wanted.subList(0, middle), reading, unreadable));
        events.addAll(read(wanted.subList(middle, wanted.size()), reading, unreadable));
        return events;
    }
}
