package org.socai.projections.arrears;

import java.util.List;
import org.socai.ledger.history.Known;
import org.socai.ledger.unit.UnitEvent.Declared;
import org.socai.projections.feed.Projection;
import org.socai.projections.feed.ProjectionTable;
import org.socai.projections.feed.RowSink;

/** Copies how many workers each declaration covers into {@code declared_workers}. */
public final class DeclaredWorkersProjection implements Projection {
    private static final ProjectionTable TABLE =
            ProjectionTable.of(
                    "declared_workers",
                    "position bigint",
                    "known_from bigint",
                    "unit text",
                    "period date",
                    "declared_on date",
                    "kind text",
                    "workers integer",
                    "reference text");

    @Override
    public List<ProjectionTable> tables() {
        return List.of(TABLE);
    }

    @Override
    public void project(Known known, RowSink rows) {
        if (known.event() instanceof Declared declared) {
            var declaration = declared.declaration();
            rows.add(
                    TABLE,
                    known.position(),
                    known.knownFrom(),
                    declared.unit().value(),
                    declaration.period().firstDay(),
                    declaration.declaredOn(),
                    declaration.kind().name(),
                    declaration.workers(),
                    declaration.reference().value());
        }
    }
}
