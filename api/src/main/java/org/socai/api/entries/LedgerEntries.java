package org.socai.api.entries;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.history.Account;
import org.socai.projections.feed.AsOf;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The entries of the whole ledger, some thousand positions at a time. What a pair of dates shows
 * never changes, so the parts fit together without one long transaction that a slow reader would
 * keep open.
 */
@Component
final class LedgerEntries {
    static final long POSITIONS_AT_ONCE = 2_000;

    private final JdbcClient jdbc;

    LedgerEntries(@Qualifier("readPool") DataSource readPool) {
        this.jdbc = JdbcClient.create(readPool);
    }

    /**
     * The last position there are lines of: what follows from a known fact may stand behind the
     * asked position.
     */
    long lastPosition() {
        return jdbc.sql("select coalesce(max(position), 0) from journal_line")
                .query(Long.class)
                .single();
    }

    /**
     * The entries among the next positions after one that count at a pair of dates, in order of
     * position.
     */
    List<List<EntryLine>> after(long position, AsOf asOf) {
        var lines =
                jdbc.sql(
                                """
                                select l.position, e.sequence, l.line, e.name, l.unit, l.account, l.fund, l.period, l.due_on,
                                       l.effective_on, p.recorded_at, l.amount
                                from journal_line l
                                join event_position p on p.position = l.position
                                join event e on e.id = p.id
                                where l.position > :after and l.position <= :last
                                  and l.effective_on <= :day and l.known_from <= :known
                                order by l.position, l.line
                                """)
                        .param("after", position)
                        .param("last", position + POSITIONS_AT_ONCE)
                        .param("day", asOf.effectiveOn())
                        .param("known", asOf.position())
                        .query((row, _) -> line(row))
                        .list();
        return byPosition(lines);
    }

    private static List<List<EntryLine>> byPosition(List<EntryLine> lines) {
        var entries = new ArrayList<List<EntryLine>>();
        int from = 0;
        for (int to = 1; to <= lines.size(); to++) {
            if (to == lines.size() || lines.get(to).position() != lines.get(from).position()) {
                entries.add(lines.subList(from, to));
                from = to;
            }
        }
        return entries;
    }

    private static EntryLine line(ResultSet row) throws SQLException {
        var unit = row.getString("unit");
        var fund = row.getString("fund");
        var period = day(row, "period");
        return new EntryLine(
                row.getLong("position"),
                row.getLong("sequence"),
                row.getInt("line"),
                row.getString("name"),
                unit == null ? null : new UnitCode(unit),
                Account.valueOf(row.getString("account")),
                fund == null ? null : Fund.valueOf(fund),
                period == null ? null : ContributionMonth.of(period),
                day(row, "due_on"),
                row.getObject("effective_on", LocalDate.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getLong("amount"));
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
