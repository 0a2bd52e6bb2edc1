package org.socai.projections.movement;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.history.JournalLine;
import org.socai.ledger.history.Recorded;
import org.socai.projections.feed.InsertRows;
import org.socai.projections.feed.Projection;

/** Copies the lines of {@link JournalLine#of} into {@code journal_line}. */
public final class JournalProjection implements Projection {
    @Override
    public List<String> tables() {
        return List.of("journal_line");
    }

    @Override
    public void project(Connection connection, List<Recorded<LedgerEvent>> events)
            throws SQLException {
        var rows =
                new InsertRows(
                        "bigint",
                        "smallint",
                        "bigint",
                        "text",
                        "text",
                        "text",
                        "date",
                        "date",
                        "date",
                        "bigint");
        for (var recorded : events) {
            short number = 0;
            for (var line : JournalLine.of(recorded.event())) {
                add(rows, recorded, number++, line);
            }
        }
        rows.insert(
                connection,
                """
                insert into journal_line (position, line, known_from, unit, account, fund, period, due_on,
                                          effective_on, amount)
                select * from unnest(?::bigint[], ?::smallint[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                                     ?::date[], ?::date[], ?::date[], ?::bigint[])
                on conflict do nothing
                """);
    }

    private static void add(
            InsertRows rows, Recorded<LedgerEvent> recorded, short number, JournalLine line) {
        rows.add(
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
