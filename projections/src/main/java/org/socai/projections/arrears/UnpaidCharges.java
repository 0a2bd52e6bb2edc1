package org.socai.projections.arrears;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.rules.MissingRule;
import org.socai.projections.feed.AsOf;
import org.socai.projections.figures.UnitFigures;
import org.springframework.dao.DataIntegrityViolationException;
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

    /**
     * Asks a question that counts charges.
     *
     * @param answer may be tried twice; the second time every unit is to be derived, because an
     *     amount times days times rate has become too large to count with
     */
    <T> T ask(AsOf asOf, Function<ChargeQuestion, T> answer) {
        var question = question(asOf);
        try {
            return answer.apply(question);
        } catch (DataIntegrityViolationException outOfRange) {
            if (!question.provable()) {
                throw outOfRange;
            }
            return answer.apply(unprovable(asOf));
        }
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

    /** The units that a statement names in an array, which is null where there are none. */
    static List<UnitCode> units(ResultSet row, String column) throws SQLException {
        var codes = row.getArray(column);
        return codes == null
                ? List.of()
                : Stream.of((String[]) codes.getArray()).map(UnitCode::new).toList();
    }

    private long derivedAtOnce(Collection<UnitCode> units, AsOf asOf) {
        long sum = 0;
        for (var balance : figures.balances(units, asOf).values()) {
            sum = Math.addExact(sum, balance.totals().charge());
        }
        return sum;
    }

    private ChargeQuestion question(AsOf asOf) {
        var closed = closed(asOf);
        try {
            var stretch =
                    OpenStretch.of(
                            closed.through().lastDay(),
                            asOf.effectiveOn(),
                            figures.rules(asOf.position()));
            return stretch == null
                    ? unprovable(asOf)
                    : new ChargeQuestion(asOf, stretch, closed.by().firstDay(), true);
        } catch (MissingRule perhapsNeeded) {
            return unprovable(asOf);
        }
    }

    private static ChargeQuestion unprovable(AsOf asOf) {
        var day = asOf.effectiveOn();
        return new ChargeQuestion(asOf, OpenStretch.none(day), day, false);
    }

    /**
     * Closed months.
     *
     * @param through the last month closed for most units, not after the day
     * @param by the month they closed, and every month before it
     */
    private record Closed(ContributionMonth through, ContributionMonth by) {}

    /** A closing that still goes on has passed some units only; then the one before it counts. */
    private Closed closed(AsOf asOf) {
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
                        select least(d.month, :ended::date),
                               (select min(c.month) from month_closed c where c.month >= least(d.month, :ended::date))
                        from done d
                        """)
                .param("position", asOf.position())
                .param("ended", ended.firstDay())
                .query(
                        (row, _) ->
                                new Closed(
                                        ContributionMonth.of(row.getDate(1).toLocalDate()),
                                        ContributionMonth.of(row.getDate(2).toLocalDate())))
                .optional()
                .orElse(new Closed(ended, ended));
    }
}
