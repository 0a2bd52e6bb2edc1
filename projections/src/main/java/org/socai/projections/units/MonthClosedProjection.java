package org.socai.projections.units;

import java.util.List;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.history.Recorded;
import org.socai.ledger.unit.UnitEvent.MonthClosed;
import org.socai.projections.feed.Projection;
import org.socai.projections.feed.ProjectionTable;
import org.socai.projections.feed.RowSink;

/** Copies closings into {@code month_closed}. */
public final class MonthClosedProjection implements Projection {
    private static final ProjectionTable TABLE =
            ProjectionTable.of(
                    "month_closed",
                    "position bigint",
                    "known_from bigint",
                    "unit text",
                    "month date");

    @Override
    public List<ProjectionTable> tables() {
        return List.of(TABLE);
    }

    @Override
    public void project(Recorded<LedgerEvent> recorded, RowSink rows) {
        if (recorded.event() instanceof MonthClosed closed) {
            rows.add(
                    TABLE,
                    recorded.position(),
                    recorded.knownFrom(),
                    closed.unit().value(),
                    closed.month().firstDay());
        }
    }
}
