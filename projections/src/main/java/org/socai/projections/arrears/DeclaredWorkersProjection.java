package org.socai.projections.arrears;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.history.Recorded;
import org.socai.ledger.unit.UnitEvent.Declared;
import org.socai.projections.feed.InsertRows;
import org.socai.projections.feed.Projection;

/** Copies how many workers each declaration covers into {@code declared_workers}. */
public final class DeclaredWorkersProjection implements Projection {
    @Override
    public List<String> tables() {
        return List.of("declared_workers");
    }

    @Override
    public void project(Connection connection, List<Recorded<LedgerEvent>> events)
            throws SQLException {
        var rows =
                new InsertRows(
                        "bigint", "bigint", "text", "date", "date", "text", "integer", "text");
        for (var recorded : events) {
            if (recorded.event() instanceof Declared declared) {
                var declaration = declared.declaration();
                rows.add(
                        recorded.position(),
                        recorded.knownFrom(),
                        declared.unit().value(),
                        declaration.period().firstDay(),
                        declaration.declaredOn(),
                        declaration.kind().name(),
                        declaration.workers(),
                        declaration.reference().value());
            }
        }
        rows.insert(
                connection,
                """
                insert into declared_workers (position, known_from, unit, period, declared_on, kind, workers,
                                              reference)
                select * from unnest(?::bigint[], ?::bigint[], ?::text[], ?::date[], ?::date[], ?::text[],
                                     ?::integer[], ?::text[])
                on conflict do nothing
                """);
    }
}
