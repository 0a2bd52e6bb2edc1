package org.socai.ledger.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.contribution.StreamId;

/** An event as it stands in its stream, whether it has a position yet or not. */
public record StreamEvent(StreamId stream, long sequence, UUID eventId, LedgerEvent event) {
    /**
     * What a query gives that selects stream, sequence, event_id, name, version and payload.
     *
     * @throws UnreadableEvent when one of them cannot be read
     */
    static List<StreamEvent> list(PreparedStatement select, EventCodec codec) throws SQLException {
        var events = new ArrayList<StreamEvent>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                events.add(
                        new StreamEvent(
                                new StreamId(rows.getString(1)),
                                rows.getLong(2),
                                rows.getObject(3, UUID.class),
                                codec.read(rows.getString(4), rows.getInt(5), rows.getBytes(6))));
            }
        }
        return events;
    }
}
