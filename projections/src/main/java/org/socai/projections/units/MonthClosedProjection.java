package org.socai.projections.units;

import java.util.List;
import org.socai.ledger.history.Known;
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
    public void project(Known known, RowSink rows) {
        if (known.event() instanceof MonthClosed closed) {
            rows.add(
                    TABLE,
                    known.position(),
                    known.knownFrom(),
                    closed.unit().value(),
                    closed.month().firstDay());
        }
    }
}
