package org.socai.projections.arrears;

import java.util.List;
import javax.sql.DataSource;
import org.socai.ledger.contribution.UnitCode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the units whose principal is overdue. */
final class OverdueUnits {
    /**
     * What is overdue as known: open items, items open then and cleared later, spells, and the
     * movements not matched yet.
     */
    private static final String SQL =
            """
            with state as materialized (
                select least(coalesce((select max(through) from open_item_state), 0), :position) as through
            ), item as (
                select unit, period, amount
                from open_item
                where known_from <= :position and overdue_from <= :day
                union all
                select unit, period, amount
                from cleared_item
                where fork = any (:knownAbove) and known_from <= :position and overdue_from <= :day
                union all
                select unit, period, amount
                from cleared_item
                where fork = any (:knownUpTo) and known_until > :position and overdue_from <= :day
                union all
                select unit, period, amount
                from overdue_spell
                where fork = any (:daysAbove) and from_on <= :day and known_from <= :position
                union all
                select unit, period, amount
                from overdue_spell
                where fork = any (:daysUpTo) and until_on > :day and known_from <= :position
                union all
                select m.unit, m.period, m.sm + m.rs + m.oad + m.ui + m.hi
                from state s
                join movement m on m.known_from > s.through and m.known_from <= :position
                where m.kind in ('OBLIGATION', 'ALLOCATION') and m.effective_on <= :day and m.due_on < :day
            ), item_overdue as (
                select unit, sum(amount) as amount
                from item
                group by unit, period
                having sum(amount) > 0
            ), unit_overdue as materialized (
                select unit, count(*) as months, sum(amount) as amount
                from item_overdue
                group by unit
                having count(*) >= :minMonths and sum(amount) >= :minAmount
            ), in_office as materialized (
                select o.unit, o.months, o.amount
                from unit_overdue o
                join unit_place p
                  on p.unit = o.unit and p.from_on <= :day and p.until_on > :day
                 and p.known_from <= :position and p.known_until > :position
                where p.office between :office and :office || '~'
            )
            select o.unit, o.months, o.amount::bigint as amount, coalesce(w.workers, 0) as workers
            from in_office o
            left join lateral (
                select d.workers
                from declared_workers d
                where d.unit = o.unit and d.kind in ('REGULAR', 'RETROACTIVE')
                  and d.declared_on <= :day and d.known_from <= :position
                order by d.period desc, d.declared_on desc, d.position desc
                limit 1) w on true
            order by o.amount desc, o.unit collate "C"
            """;

    private final JdbcClient jdbc;

    OverdueUnits(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** What one unit owes overdue over all funds, and how many workers it has declared last. */
    record Overdue(UnitCode unit, int workers, int monthsOwed, long total) {}

    /** All units asked for, in the order of the report. */
    List<Overdue> find(ArrearsQuestion question) {
        long position = question.asOf().position();
        var day = question.asOf().effectiveOn();
        return jdbc.sql(SQL)
                .param("day", day)
                .param("position", position)
                .param("knownAbove", array(IntervalTree.above(position)))
                .param("knownUpTo", array(IntervalTree.upTo(position)))
                .param("daysAbove", array(IntervalTree.above(day.toEpochDay())))
                .param("daysUpTo", array(IntervalTree.upTo(day.toEpochDay())))
                .param("minMonths", question.minMonths())
                .param("minAmount", question.minAmount())
                .param("office", question.office())
                .query(
                        (row, _) ->
                                new Overdue(
                                        new UnitCode(row.getString("unit")),
                                        row.getInt("workers"),
                                        row.getInt("months"),
                                        row.getLong("amount")))
                .list();
    }

    private static Long[] array(List<Long> forks) {
        return forks.toArray(Long[]::new);
    }
}
