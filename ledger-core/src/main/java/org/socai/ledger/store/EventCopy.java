package org.socai.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Events in the form in which the log takes many at once, so that encoding need not hold up a
 * writer.
 */
public final class EventCopy {
    private final BinaryCopy rows = new BinaryCopy("event", EventRows.NAMES);

    private EventCopy() {}

    static EventCopy of(EventCodec codec, List<NewEvent> events) {
        var copy = new EventCopy();
        var payload = new JsonText();
        for (var event : events) {
            codec.write(event.event(), payload);
            copy.add(event, payload);
        }
        return copy;
    }

    boolean isEmpty() {
        return rows.size() == 0;
    }

    private void add(NewEvent added, JsonText payload) {
        var event = added.event();
        var stored = EventNames.of(event);
        rows.row().text(event.stream().value()).number(added.sequence()).id(added.eventId());
        if (added.causedBy() == null) {
            rows.nothing();
        } else {
            rows.id(added.causedBy());
        }
        rows.text(stored.name())
                .small(stored.version())
                .day(event.effectiveOn().toEpochDay())
                .text(added.actor())
                .json(payload.bytes(), payload.size());
        if (added.source() == null) {
            rows.nothing();
        } else {
            rows.text(added.source());
        }
    }

    /** Appends the rows in their order, on a connection in a transaction that the caller owns. */
    void append(Connection connection) throws SQLException {
        rows.send(connection);
    }
}
