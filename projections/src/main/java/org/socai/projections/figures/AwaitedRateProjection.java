package org.socai.projections.figures;

import java.util.List;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.history.Recorded;
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
    public void project(Recorded<LedgerEvent> recorded, RowSink rows) {
        if (recorded.event() instanceof RateAwaited e) {
            add(rows, recorded, e, e.rate(), false);
        } else if (recorded.event() instanceof RateAwaitEnded e) {
            add(rows, recorded, e, e.rate(), true);
        }
    }

    private static void add(
            RowSink rows,
            Recorded<LedgerEvent> recorded,
            UnitEvent event,
            AwaitedRate rate,
            boolean ended) {
        rows.add(
                TABLE,
                recorded.position(),
                recorded.knownFrom(),
                event.unit().value(),
                rate.subject(),
                rate.effectiveOn(),
                ended);
    }
}
