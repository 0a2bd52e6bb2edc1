package org.socai.projections.checks;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.UnitCode;
import org.socai.projections.feed.AsOf;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sums what stands posted for units, figure by figure. */
final class PostedSums {
    private final JdbcClient jdbc;

    PostedSums(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /**
     * One posted figure.
     *
     * @param fund null for money not applied to any fund
     */
    record PostedFigure(UnitCode unit, @Nullable Fund fund, PostedCheck.Figure figure) {}

    /** The figures of these units that are not 0. */
    Map<PostedFigure, Long> of(Collection<UnitCode> units, AsOf asOf) {
        var sums = new HashMap<PostedFigure, Long>();
        jdbc.sql(
                        """
                        select unit, account, fund, sum(amount)::bigint as amount,
                               coalesce(sum(amount) filter (where due_on < :day), 0)::bigint as overdue
                        from journal_line
                        where unit = any (:units) and account in ('RECEIVABLE', 'CHARGE_RECEIVABLE', 'UNALLOCATED')
                          and effective_on <= :day and known_from <= :position
                        group by unit, account, fund
                        """)
                .param("units", units.stream().map(UnitCode::value).toArray(String[]::new))
                .param("day", asOf.effectiveOn())
                .param("position", asOf.position())
                .query(
                        row -> {
                            var unit = new UnitCode(row.getString("unit"));
                            var fundName = row.getString("fund");
                            var fund = fundName == null ? null : Fund.valueOf(fundName);
                            long amount = row.getLong("amount");
                            var account = row.getString("account");
                            switch (account) {
                                case "RECEIVABLE" -> {
                                    sums.put(
                                            new PostedFigure(
                                                    unit, fund, PostedCheck.Figure.OUTSTANDING),
                                            amount);
                                    sums.put(
                                            new PostedFigure(
                                                    unit, fund, PostedCheck.Figure.OVERDUE),
                                            row.getLong("overdue"));
                                }
                                case "CHARGE_RECEIVABLE" ->
                                        sums.put(
                                                new PostedFigure(
                                                        unit, fund, PostedCheck.Figure.CHARGE),
                                                amount);
                                case "UNALLOCATED" ->
                                        sums.put(
                                                new PostedFigure(
                                                        unit, fund, PostedCheck.Figure.UNALLOCATED),
                                                -amount);
                                default ->
                                        throw new IllegalStateException(
                                                "account " + account + " was not asked for");
                            }
                        });
        return sums;
    }
}
