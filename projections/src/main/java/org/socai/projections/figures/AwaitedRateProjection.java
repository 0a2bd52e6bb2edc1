package org.socai.projections.figures;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.history.Recorded;
import org.socai.ledger.unit.AwaitedRate;
import org.socai.ledger.unit.UnitEvent;
import org.socai.ledger.unit.UnitEvent.RateAwaitEnded;
import org.socai.ledger.unit.UnitEvent.RateAwaited;
import org.socai.projections.feed.InsertRows;
import org.socai.projections.feed.Projection;

/** Copies the beginnings and ends of waits for a rate into {@code awaited_rate}. */
public final class AwaitedRateProjection implements Projection {
    @Override
    public List<String> tables() {
        return List.of("awaited_rate");
    }

    @Override
    public void project(Connection connection, List<Recorded<LedgerEvent>> events)
            throws SQLException {
        var rows = new InsertRows("bigint", "bigint", "text", "text", "date", "boolean");
        for (var recorded : events) {
            if (recorded.event() instanceof RateAwaited e) {
                add(rows, recorded, e, e.rate(), false);
            } else if (recorded.event() instanceof RateAwaitEnded e) {
                add(rows, recorded, e, e.rate(), true);
            }
        }
        rows.insert(
                connection,
                """
                insert into awaited_rate (position, known_from, unit, subject, awaited_from, ended)
                select * from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::date[], ?::boolean[])
                on conflict do nothing
                """);
    }

    private static void add(
            InsertRows rows,
            Recorded<LedgerEvent> recorded,
            UnitEvent event,
            AwaitedRate rate,
            boolean ended) {
        rows.add(
                recorded.position(),
                recorded.knownFrom(),
                event.unit().value(),
                rate.subject(),
                rate.effectiveOn(),
                ended);
    }
}
