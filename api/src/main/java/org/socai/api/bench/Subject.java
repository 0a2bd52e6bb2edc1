package org.socai.api.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.socai.api.bench.peer.Peer;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.store.EventLog;
import org.socai.ledger.store.StreamEvent;

/** The units that commands are sent to, and their history. */
record Subject(Ledger ledger, List<UnitCode> units) {
    private static final int READ_AT_ONCE = 50;

    /** Every so many-th unit of the ledger, in the order of their streams. */
    static Subject sample(Ledger ledger, int size) throws SQLException {
        try (var connection = ledger.access().openAsOwner()) {
            var all = ledger.bean(EventLog.class).unitStreams(connection, "", Integer.MAX_VALUE);
            int step = Math.max(1, all.size() / size);
            var units = new ArrayList<UnitCode>();
            for (int place = 0; place < all.size() && units.size() < size; place += step) {
                units.add(all.get(place).unit());
            }
            return new Subject(ledger, List.copyOf(units));
        }
    }

    /** Units with about so many events together, as far as the ledger has them. */
    static Subject worth(Ledger ledger, int events) throws SQLException {
        var all = sample(ledger, Integer.MAX_VALUE);
        try (var connection = ledger.access().openAsOwner()) {
            long recorded = Math.max(1, ledger.reader().lastPosition(connection));
            int units = all.units().size();
            return sample(ledger, Math.clamp((long) units * events / recorded, 1, units));
        }
    }

    /** Gives a peer everything that the ledger knows of the units, and lets it begin. */
    void loadInto(Peer peer) throws SQLException {
        try (var connection = ledger.access().openAsOwner()) {
            for (int from = 0; from < units.size(); from += READ_AT_ONCE) {
                var some = units.subList(from, Math.min(from + READ_AT_ONCE, units.size()));
                var streams = some.stream().map(StreamId::of).toList();
                var events =
                        ledger.reader().streams(connection, streams).stream()
                                .map(
                                        recorded ->
                                                new StreamEvent(
                                                        recorded.event().stream(),
                                                        recorded.sequence(),
                                                        recorded.eventId(),
                                                        recorded.event()))
                                .toList();
                peer.load(events);
            }
        }
        peer.begin();
    }
}
