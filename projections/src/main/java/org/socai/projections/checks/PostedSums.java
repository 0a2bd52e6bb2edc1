package org.socai.projections.checks;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.UnitCode;
import org.socai.projections.feed.AsOf;
import org.socai.projections.movement.FundColumns;
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

    /** The figures of these units; those without any movement are left out. */
    Map<PostedFigure, Long> of(Collection<UnitCode> units, AsOf asOf) {
        var sums = new HashMap<PostedFigure, Long>();
        jdbc.sql(
                        """
                        select m.unit, f.figure, sum(m.sm)::bigint as sm, sum(m.rs)::bigint as rs,
                               sum(m.oad)::bigint as oad, sum(m.ui)::bigint as ui, sum(m.hi)::bigint as hi,
                               sum(m.money)::bigint as money
                        from movement m
                        cross join lateral (values
                            ('OUTSTANDING', m.kind in ('OBLIGATION', 'ALLOCATION')),
                            ('OVERDUE', m.kind in ('OBLIGATION', 'ALLOCATION') and m.due_on < :day),
                            ('CHARGE', m.kind in ('CHARGE', 'CHARGE_ALLOCATION')),
                            ('UNALLOCATED', m.kind in ('RECEIPT', 'ALLOCATION', 'CHARGE_ALLOCATION'))
                        ) as f (figure, counts)
                        where m.unit = any (:units) and m.effective_on <= :day and m.known_from <= :position
                          and f.counts
                        group by m.unit, f.figure
                        """)
                .param("units", units.stream().map(UnitCode::value).toArray(String[]::new))
                .param("day", asOf.effectiveOn())
                .param("position", asOf.position())
                .query(
                        row -> {
                            var unit = new UnitCode(row.getString("unit"));
                            var figure = PostedCheck.Figure.valueOf(row.getString("figure"));
                            var owed = FundColumns.of(row);
                            if (figure == PostedCheck.Figure.UNALLOCATED) {
                                // What came, less what was applied, which lowers what is owed.
                                sums.put(
                                        new PostedFigure(unit, null, figure),
                                        Math.addExact(row.getLong("money"), owed.total()));
                            } else {
                                for (var fund : Fund.ALL) {
                                    sums.put(new PostedFigure(unit, fund, figure), owed.of(fund));
                                }
                            }
                        });
        return sums;
    }
}
