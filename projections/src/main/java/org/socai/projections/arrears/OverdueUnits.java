package org.socai.projections.arrears;

import java.util.List;
import javax.sql.DataSource;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.UnitCode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sums posted principal of units that is overdue. */
final class OverdueUnits {
    private final JdbcClient jdbc;

    OverdueUnits(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** What one unit owes overdue, and how many workers it has declared last. */
    record Overdue(UnitCode unit, int workers, int monthsOwed, FundAmounts principal) {
        long total() {
            return principal.total();
        }
    }

    /** All units asked for, in the order of the report. */
    List<Overdue> find(ArrearsQuestion question) {
        return jdbc.sql(
                        """
                        with in_office as materialized (
                            select unit from unit_at(:day, :position) where starts_with(office, :office)
                        ), month_overdue as (
                            select unit, period, sum(sm + rs + oad + ui + hi) as amount,
                                   sum(sm) as sm, sum(rs) as rs, sum(oad) as oad, sum(ui) as ui, sum(hi) as hi
                            from movement join in_office using (unit)
                            where kind in ('OBLIGATION', 'ALLOCATION') and due_on < :day
                              and effective_on <= :day and known_from <= :position
                            group by unit, period
                            having sum(sm + rs + oad + ui + hi) > 0
                        ), unit_overdue as (
                            select unit, count(*) as months, sum(amount) as amount, sum(sm) as sm, sum(rs) as rs,
                                   sum(oad) as oad, sum(ui) as ui, sum(hi) as hi
                            from month_overdue
                            group by unit
                            having count(*) >= :minMonths and sum(amount) >= :minAmount
                        )
                        select o.unit, coalesce(w.workers, 0) as workers, o.months, o.sm, o.rs, o.oad, o.ui, o.hi
                        from unit_overdue o
                        left join lateral (
                            select d.workers
                            from declared_workers d
                            where d.unit = o.unit and d.kind in ('REGULAR', 'RETROACTIVE')
                              and d.declared_on <= :day and d.known_from <= :position
                            order by d.period desc, d.declared_on desc, d.position desc
                            limit 1) w on true
                        order by o.amount desc, o.unit collate "C"
                        """)
                .param("day", question.asOf().effectiveOn())
                .param("position", question.asOf().position())
                .param("minMonths", question.minMonths())
                .param("minAmount", question.minAmount())
                .param("office", question.office())
                .query(
                        (row, _) ->
                                new Overdue(
                                        new UnitCode(row.getString("unit")),
                                        row.getInt("workers"),
                                        row.getInt("months"),
                                        new FundAmounts(
                                                row.getLong("sm"),
                                                row.getLong("rs"),
                                                row.getLong("oad"),
                                                row.getLong("ui"),
                                                row.getLong("hi"))))
                .list();
    }
}
