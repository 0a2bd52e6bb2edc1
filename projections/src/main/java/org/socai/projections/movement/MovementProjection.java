package org.socai.projections.movement;

import java.util.List;
import org.socai.ledger.history.JournalLine;
import org.socai.ledger.history.Known;
import org.socai.projections.feed.Projection;
import org.socai.projections.feed.ProjectionTable;
import org.socai.projections.feed.RowSink;

/** Writes what {@link JournalLine#of} says into {@code movement}, about one row per event. */
public final class MovementProjection implements Projection {
    static final ProjectionTable TABLE =
            ProjectionTable.of(
                    "movement",
                    "position bigint",
                    "known_from bigint",
                    "sm bigint",
                    "rs bigint",
                    "oad bigint",
                    "ui bigint",
                    "hi bigint",
                    "money bigint",
                    "effective_on date",
                    "period date",
                    "due_on date",
                    "part smallint",
                    "unit text",
                    "kind text");

    @Override
    public List<ProjectionTable> tables() {
        return List.of(TABLE);
    }

    @Override
    public void project(Known known, RowSink rows) {
        short part = 0;
        for (var movement : Movement.of(known.event())) {
            add(rows, known, part++, movement);
        }
    }

    private static void add(RowSink rows, Known known, short part, Movement movement) {
        var owed = movement.owed();
        var period = movement.period();
        var unit = movement.unit();
        rows.add(
                TABLE,
                known.position(),
                known.knownFrom(),
                owed.sm(),
                owed.rs(),
                owed.oad(),
                owed.ui(),
                owed.hi(),
                movement.money(),
                movement.effectiveOn(),
                period == null ? null : period.firstDay(),
                movement.dueOn(),
                part,
                unit == null ? null : unit.value(),
                movement.kind().name());
    }
}
