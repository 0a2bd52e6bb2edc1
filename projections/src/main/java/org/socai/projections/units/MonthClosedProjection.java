package org.socai.projections.units;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.history.Recorded;
import org.socai.ledger.unit.UnitEvent.MonthClosed;
import org.socai.projections.feed.InsertRows;
import org.socai.projections.feed.Projection;

/** Copies closings into {@code month_closed}. */
public final class MonthClosedProjection implements Projection {
    @Override
    public List<String> tables() {
        return List.of("month_closed");
    }

    @Override
    public void project(Connection connection, List<Recorded<LedgerEvent>> events)
            throws SQLException {
        var rows = new InsertRows("bigint", "bigint", "text", "date");
        for (var recorded : events) {
            if (recorded.event() instanceof MonthClosed closed) {
                rows.add(
                        recorded.position(),
                        recorded.knownFrom(),
                        closed.unit().value(),
                        closed.month().firstDay());
            }
        }
        rows.insert(
                connection,
                """
                insert into month_closed (position, known_from, unit, month)
                select * from unnest(?::bigint[], ?::bigint[], ?::text[], ?::date[])
                on conflict do nothing
                """);
    }
}
