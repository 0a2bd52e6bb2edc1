package org.socai.projections.movement;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.history.JournalLine;
import org.socai.ledger.history.Recorded;
import org.socai.projections.feed.Projection;
import org.socai.projections.feed.ProjectionTable;
import org.socai.projections.feed.RowSink;

/** Copies the lines of {@link JournalLine#of} into {@code journal_line}. */
public final class JournalProjection implements Projection {
    private static final ProjectionTable TABLE =
            ProjectionTable.of(
                    "journal_line",
                    "position bigint",
                    "line smallint",
                    "known_from bigint",
                    "unit text",
                    "account text",
                    "fund text",
                    "period date",
                    "due_on date",
                    "effective_on date",
                    "amount bigint");

    @Override
    public List<ProjectionTable> tables() {
        return List.of(TABLE);
    }

    @Override
    public void project(Recorded<LedgerEvent> recorded, RowSink rows) {
        short number = 0;
        for (var line : JournalLine.of(recorded.event())) {
            add(rows, recorded, number++, line);
        }
    }

    private static void add(
            RowSink rows, Recorded<LedgerEvent> recorded, short number, JournalLine line) {
        rows.add(
                TABLE,
                recorded.position(),
                number,
                recorded.knownFrom(),
                line.unit() == null ? null : line.unit().value(),
                line.account().name(),
                line.fund() == null ? null : line.fund().name(),
                firstDay(line.period()),
                line.dueOn(),
                line.effectiveOn(),
                line.amount());
    }

    private static @Nullable LocalDate firstDay(@Nullable ContributionMonth period) {
        return period == null ? null : period.firstDay();
    }
}
