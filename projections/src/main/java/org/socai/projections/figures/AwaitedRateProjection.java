package org.socai.projections.figures;

import java.util.List;
import org.socai.ledger.history.Known;
import org.socai.ledger.unit.AwaitedRate;
import org.socai.ledger.unit.UnitEvent;
import org.socai.ledger.unit.UnitEvent.RateAwaitEnded;
import org.socai.ledger.unit.UnitEvent.RateAwaited;
import org.socai.projections.feed.Projection;
import org.socai.projections.feed.ProjectionTable;
import org.socai.projections.feed.RowSink;

/** Copies the beginnings and ends of waits for a rate into {@code awaited_rate}. */
public final class AwaitedRateProjection implements Projection {
    private static final ProjectionTable TABLE =
            ProjectionTable.of(
                    "awaited_rate",
                    "position bigint",
                    "known_from bigint",
                    "unit text",
                    "subject text",
                    "awaited_from date",
                    "ended boolean");

    @Override
    public List<ProjectionTable> tables() {
        return List.of(TABLE);
    }

    @Override
    public void project(Known known, RowSink rows) {
        if (known.event() instanceof RateAwaited e) {
            add(rows, known, e, e.rate(), false);
        } else if (known.event() instanceof RateAwaitEnded e) {
            add(rows, known, e, e.rate(), true);
        }
    }

    private static void add(
            RowSink rows, Known known, UnitEvent event, AwaitedRate rate, boolean ended) {
        rows.add(
                TABLE,
                known.position(),
                known.knownFrom(),
                event.unit().value(),
                rate.subject(),
                rate.effectiveOn(),
                ended);
    }
}
