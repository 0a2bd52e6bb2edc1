package org.socai.projections.totals;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.socai.projections.feed.AsOf;
import org.socai.projections.movement.FundColumns;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Answers what the units of an office or province have moved, at any pair of dates: from the blocks
 * complete by then, the movements known since, and the units that changed place since. The answer
 * equals the sum over the units, to the dong.
 */
public final class OfficeTotals {
    // The blocks are few, and each is looked up by itself: a planner expects thousands and reads
    // all. What became known last is a short stretch of movements, whatever their days: a planner
    // that expects few of them by an early day reads all movements there are.
    private static final String SQL =
            """
            with state as materialized (
                select least(coalesce((select max(blocks) from office_total_state), 0), :position / :size) as blocks
            ), block as materialized (
                select (l.n - 1)::smallint as level, b.number
                from state s
                cross join unnest(:spans::bigint[]) with ordinality as l (span, n)
                cross join lateral generate_series(
                    s.blocks / l.span / :factor * :factor, s.blocks / l.span - 1) as b (number)
            ), sealed as (
                select t.month is null as months, t.totals
                from block b
                cross join lateral (
                    select month, totals from office_total t
                    where t.level = b.level and t.block = b.number and (t.month = :month or t.month is null)
                    offset 0) as t
            ), recent as (
                select 1 as sign, m.*
                from state s
                cross join lateral (
                    select * from movement
                    where known_from > s.blocks * :size and known_from <= :position
                    offset 0) as m
                join unit_place p
                  on p.unit = m.unit and p.from_on <= :day and p.until_on > :day
                 and p.known_from <= :position and p.known_until > :position
                where m.effective_on <= :day and m.kind <> 'CHARGE'
                  and p.office between :office and :office || '~'
                  and (:budgetFunded::boolean is null or p.budget_funded = :budgetFunded)
            ), place_change as materialized (
                select c.unit, sum(c.sign) as sign
                from state s
                cross join lateral (
                    select p.unit, k.sign
                    from (select distinct unit
                          from unit_place
                          where known_from > s.blocks * :size and known_from <= :position) as u
                    join unit_place p on p.unit = u.unit
                    cross join (values (:position, 1), (s.blocks * :size, -1)) as k (known, sign)
                    where p.from_on <= :day and p.until_on > :day and p.known_from <= k.known and p.known_until > k.known
                      and p.office between :office and :office || '~'
                      and (:budgetFunded::boolean is null or p.budget_funded = :budgetFunded)) as c
                group by c.unit
                having sum(c.sign) <> 0
            ), counted as (
                select * from recent
                union all
                select c.sign, m.*
                from state s
                cross join place_change c
                join movement m on m.unit = c.unit and m.known_from <= s.blocks * :size
                where m.effective_on <= :day and m.kind <> 'CHARGE'
            ), dated as (
                select c.sign, c.kind, c.effective_on as day, c.sm, c.rs, c.oad, c.ui, c.hi, c.money from counted c
                union all
                select c.sign, 'OVERDUE', c.effective_on, c.sm, c.rs, c.oad, c.ui, c.hi, c.money
                from counted c
                where c.kind in ('OBLIGATION', 'ALLOCATION') and c.due_on < :day
            )
            select months, totals, null as kind, false as in_year, 0 as sm, 0 as rs, 0 as oad, 0 as ui, 0 as hi, 0 as money
            from sealed
            union all
            select false, null, kind, day >= :newYear, sum(sign * sm)::bigint, sum(sign * rs)::bigint, sum(sign * oad)::bigint,
                   sum(sign * ui)::bigint, sum(sign * hi)::bigint, sum(sign * money)::bigint
            from dated
            group by 3, 4
            """;

    private final JdbcClient jdbc;
    private final KnowledgeBlocks blocks;

    /**
     * @param blocks those that the totals are kept in
     */
    public OfficeTotals(DataSource database, KnowledgeBlocks blocks) {
        this.jdbc = JdbcClient.create(database);
        this.blocks = blocks;
    }

    /**
     * The figures of all units of an office at a pair of dates. Offices and budget flags are those
     * that hold on the day.
     *
     * @param office an office code or the beginning of one; empty for all
     * @param budgetFunded only units that the State budget funds, or does not; null for all
     */
    public OfficeFigures of(String office, @Nullable Boolean budgetFunded, AsOf asOf) {
        var day = asOf.effectiveOn();
        var figures = new OfficeFigures();
        var sealed = new SealedFigures(figures, office, budgetFunded, day);
        jdbc.sql(SQL)
                .param("size", blocks.size())
                .param("factor", blocks.factor())
                .param("spans", blocks.spans().toArray(Long[]::new))
                .param("office", office)
                .param("budgetFunded", budgetFunded)
                .param("day", day)
                .param("month", day.withDayOfMonth(1))
                .param("newYear", day.withDayOfYear(1))
                .param("position", asOf.position())
                .query(
                        row -> {
                            var kind = row.getString("kind");
                            if (kind == null) {
                                sealed.add(row.getBytes("totals"), row.getBoolean("months"));
                            } else {
                                figures.add(
                                        OfficeFigures.Measure.valueOf(kind),
                                        row.getBoolean("in_year"),
                                        FundColumns.of(row),
                                        row.getLong("money"));
                            }
                        });
        return figures;
    }
}
