package org.socai.projections.figures;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.contribution.UnitCode;

/** How far the streams of units had come at a position. */
final class LastPositions {
    private LastPositions() {}

    /**
     * The last position each unit has at or before one; units without are left out. Positions grow
     * along a stream, so it is found from the stream's end.
     */
    static Map<UnitCode, Long> of(Connection connection, Collection<UnitCode> units, long position)
            throws SQLException {
        var last = new LinkedHashMap<UnitCode, Long>();
        try (var select =
                connection.prepareStatement(
                        """
                        select asked.stream, last.position
                        from unnest(?::text[]) as asked (stream)
                        cross join lateral (
                            select p.position
                            from event e join event_position p on p.id = e.id
                            where e.stream = asked.stream and p.position <= ?
                            order by e.sequence desc limit 1) as last
                        """)) {
            var streams = units.stream().map(unit -> StreamId.of(unit).value()).toArray();
            select.setArray(1, connection.createArrayOf("text", streams));
            select.setLong(2, position);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    last.put(new StreamId(rows.getString(1)).unit(), rows.getLong(2));
                }
            }
        }
        return last;
    }
}
