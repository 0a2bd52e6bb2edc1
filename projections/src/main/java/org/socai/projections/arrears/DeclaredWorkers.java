package org.socai.projections.arrears;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.socai.projections.feed.AsOf;

/** Looks up how many workers units had declared last by a day, as known at a position. */
final class DeclaredWorkers {
    private static final String SQL =
            """
            select u.unit, d.workers
            from unnest(?::text[]) as u (unit)
            cross join lateral (
                select d.workers
                from declared_workers d
                where d.unit = u.unit and d.kind in ('REGULAR', 'RETROACTIVE')
                  and d.declared_on <= ?::date and d.known_from <= ?
                order by d.period desc, d.declared_on desc, d.position desc
                limit 1) d
            """;

    private DeclaredWorkers() {}

    /**
     * Those of some units; no unit without a declaration is among them. In the order of their codes
     * neighbours are found on one page of the index.
     */
    static Map<String, Integer> of(Connection connection, Collection<String> units, AsOf asOf)
            throws SQLException {
        var workers = new HashMap<String, Integer>();
        if (!units.isEmpty()) {
            try (var select = connection.prepareStatement(SQL)) {
                select.setArray(
                        1, connection.createArrayOf("text", units.stream().sorted().toArray()));
                select.setObject(2, asOf.effectiveOn());
                select.setLong(3, asOf.position());
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        workers.put(row.getString(1), row.getInt(2));
                    }
                }
            }
        }
        return workers;
    }
}
