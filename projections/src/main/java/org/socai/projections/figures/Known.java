package org.socai.projections.figures;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.contribution.UnitCode;

/**
 * How far the stream of a unit had come at a position of the ledger.
 *
 * @param events how many of its events were known
 * @param lastPosition of the last of them
 */
record Known(long events, long lastPosition) {
    /**
     * What was known of each unit; units of which nothing was are left out. Positions grow along a
     * stream, so the last event known is looked for first at the stream's end and then by halves.
     */
    static Map<UnitCode, Known> at(long position, Connection connection, Collection<UnitCode> units)
            throws SQLException {
        var known = new LinkedHashMap<UnitCode, Known>();
        try (var select =
                connection.prepareStatement(
                        """
                        with recursive search (stream, low, low_position, high, probe) as (
                            -- Event low is known, event high + 1 is not.
                            select asked.stream, -1::bigint, 0::bigint, newest.sequence, newest.sequence
                            from unnest(?::text[]) as asked (stream)
                            cross join lateral (
                                select sequence from event
                                where stream = asked.stream order by sequence desc limit 1) as newest
                            union all
                            select s.stream,
                                   case when known then s.probe else s.low end,
                                   case when known then probed.position else s.low_position end,
                                   case when known then s.high else s.probe - 1 end,
                                   case when known then s.probe + (s.high - s.probe + 1) / 2
                                                   else s.low + (s.probe - s.low) / 2 end
                            from search s
                            cross join lateral (
                                select found.position, coalesce(found.position <= ?, false) as known
                                from (select (select p.position from event e join event_position p on p.id = e.id
                                              where e.stream = s.stream and e.sequence = s.probe offset 0)
                                          as position offset 0) as found offset 0) as probed
                            where s.low < s.high)
                        select stream, low + 1, low_position from search where low = high and low >= 0
                        """)) {
            var streams = units.stream().map(unit -> StreamId.of(unit).value()).toArray();
            select.setArray(1, connection.createArrayOf("text", streams));
            select.setLong(2, position);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    known.put(
                            new StreamId(rows.getString(1)).unit(),
                            new Known(rows.getLong(2), rows.getLong(3)));
                }
            }
        }
        return known;
    }
}
