package org.socai.projections.arrears;

import java.time.LocalDate;
import java.util.Collection;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.rules.MissingRule;
import org.socai.projections.feed.AsOf;
import org.socai.projections.figures.UnitFigures;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How the unpaid late charges of many units are added up, to the dong: what stands posted through
 * the end of a closed month, and what has accrued since on what was overdue. The units of which
 * that cannot be said are derived one by one.
 */
final class UnpaidCharges {
    private static final int UNITS_AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final UnitFigures figures;

    UnpaidCharges(DataSource database, UnitFigures figures) {
        this.jdbc = JdbcClient.create(database);
        this.figures = figures;
    }

    /** What the charges of units follow from at a pair of dates. */
    Reckoning at(AsOf asOf) {
        return new Reckoning(asOf, closed(asOf), figures.rules(asOf.position()));
    }

    /**
     * The charges of some units, each derived from its facts.
     *
     * @throws MissingRule of the first unit whose figures need a rate that was not known
     */
    long derived(Collection<UnitCode> units, AsOf asOf) {
        long sum = 0;
        var some = new TreeSet<UnitCode>();
        for (var unit : new TreeSet<>(units)) {
            some.add(unit);
            if (some.size() == UNITS_AT_ONCE) {
                sum = Math.addExact(sum, derivedAtOnce(some, asOf));
                some.clear();
            }
        }
        return Math.addExact(sum, derivedAtOnce(some, asOf));
    }

    private long derivedAtOnce(Collection<UnitCode> units, AsOf asOf) {
        long sum = 0;
        for (var balance : figures.balances(units, asOf).values()) {
            sum = Math.addExact(sum, balance.totals().charge());
        }
        return sum;
    }

    /**
     * The last day of the last month closed for most units, not after the day. A closing that still
     * goes on has passed some units only; then the one before it counts.
     */
    private LocalDate closed(AsOf asOf) {
        var month = ContributionMonth.of(asOf.effectiveOn());
        var ended = month.lastDay().equals(asOf.effectiveOn()) ? month : month.plusMonths(-1);
        return jdbc.sql(
                        """
                        with passed as (
                            select month from month_closed where position <= :position order by position desc limit 1
                        ), coming as (
                            select month from month_closed where position > :position order by position limit 1
                        ), done as (
                            select coalesce((select max(e.month) from month_closed e
                                             where p.month = (select month from coming) and e.month < p.month),
                                            p.month) as month
                            from passed p
                        )
                        select least(d.month, :ended::date) from done d
                        """)
                .param("position", asOf.position())
                .param("ended", ended.firstDay())
                .query((row, _) -> ContributionMonth.of(row.getDate(1).toLocalDate()).lastDay())
                .optional()
                .orElseGet(() -> neverClosed(ended.lastDay(), asOf));
    }

    /** Before anything is closed, the last day on which nothing had ever been overdue. */
    private LocalDate neverClosed(LocalDate ended, AsOf asOf) {
        return jdbc.sql(
                        """
                        select least(min(greatest(effective_on, due_on + 1)) - 1, :ended::date)
                        from movement
                        where kind = 'OBLIGATION' and known_from <= :position
                        """)
                .param("ended", ended)
                .param("position", asOf.position())
                .query(LocalDate.class)
                .single();
    }
}
