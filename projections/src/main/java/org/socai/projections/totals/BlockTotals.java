package org.socai.projections.totals;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Adds movements up by block, place and day.
 *
 * <p>A unit counts with all it ever had for the office whose it is on the day of the question. So
 * what a unit has moves with it: on the day on which it comes, all it had before is added to its
 * new place, and on the day on which it leaves, all it had is taken off. When a place becomes known
 * late, the block in which it does takes back what the unit had by its old places and adds it by
 * its new ones. At the end of every block the sum of the blocks up to it is therefore right for
 * every day and office, as known then.
 */
final class BlockTotals {
    /**
     * Sums of level 0, one row per block, place, kind and day; {@code :unit} limits them to one.
     * Kinds and signs are joined as constants, because rows made of values of each row cost the
     * database more than adding up does.
     */
    private static final String BLOCK_SUMS =
            """
            moved as (
                select n, n * :size as after, (n + 1) * :size as through, unit
                from unnest(:movedIn::bigint[], :moved::text[]) as u (n, unit)
            ), counted as (
                select (m.known_from - 1) / :size as block, 1 as sign, p.office, p.budget_funded, p.from_on, p.until_on,
                       m.kind, m.effective_on, m.due_on, m.sm, m.rs, m.oad, m.ui, m.hi, m.money
                from movement m
                join unit_place p
                  on p.unit = m.unit
                 and p.known_from <= ((m.known_from - 1) / :size + 1) * :size
                 and p.known_until > ((m.known_from - 1) / :size + 1) * :size
                where m.known_from > :first * :size and m.known_from <= (:last + 1) * :size and m.kind <> 'CHARGE'
                  and (:unit::text is null or m.unit = :unit)
                union all
                select v.n, 1, p.office, p.budget_funded, p.from_on, p.until_on,
                       m.kind, m.effective_on, m.due_on, m.sm, m.rs, m.oad, m.ui, m.hi, m.money
                from moved v
                join unit_place p on p.unit = v.unit and p.known_from <= v.through and p.known_until > v.through
                join movement m on m.unit = v.unit and m.known_from <= v.after and m.kind <> 'CHARGE'
                union all
                select v.n, -1, p.office, p.budget_funded, p.from_on, p.until_on,
                       m.kind, m.effective_on, m.due_on, m.sm, m.rs, m.oad, m.ui, m.hi, m.money
                from moved v
                join unit_place p on p.unit = v.unit and p.known_from <= v.after and p.known_until > v.after
                join movement m on m.unit = v.unit and m.known_from <= v.after and m.kind <> 'CHARGE'
            ), summed as (
                select block, office, budget_funded, from_on, until_on, kind, effective_on, due_on,
                       bigint_sum(sign * sm) as sm, bigint_sum(sign * rs) as rs, bigint_sum(sign * oad) as oad,
                       bigint_sum(sign * ui) as ui, bigint_sum(sign * hi) as hi, bigint_sum(sign * money) as money
                from counted
                group by block, office, budget_funded, from_on, until_on, kind, effective_on, due_on
            ), daily as (
                select s.block, false as monthly, at.day, s.office, s.budget_funded, by.kind,
                       by.day < at.day and by.day < date_trunc('year', at.day::timestamp) as brought_forward,
                       bigint_sum(e.sign * s.sm) as sm, bigint_sum(e.sign * s.rs) as rs,
                       bigint_sum(e.sign * s.oad) as oad, bigint_sum(e.sign * s.ui) as ui,
                       bigint_sum(e.sign * s.hi) as hi, bigint_sum(e.sign * s.money) as money
                from summed s
                cross join (values (false), (true)) as o (overdue)
                cross join (values (1), (-1)) as e (sign)
                cross join lateral (
                    select case when o.overdue then 'OVERDUE' else s.kind end as kind,
                           case when not o.overdue then s.effective_on
                                when s.kind in ('OBLIGATION', 'ALLOCATION') then greatest(s.effective_on, s.due_on + 1)
                           end as day) as by
                cross join lateral (
                    select case e.sign when 1 then greatest(by.day, s.from_on) else s.until_on end as day) as at
                where by.day < s.until_on and (e.sign = 1 or s.until_on < date 'infinity')
                group by s.block, at.day, s.office, s.budget_funded, by.kind, brought_forward
            ), both_kinds as (
                select * from daily
                union all
                select block, true, date_trunc('month', day::timestamp)::date, office, budget_funded, kind, brought_forward,
                       bigint_sum(sm), bigint_sum(rs), bigint_sum(oad), bigint_sum(ui), bigint_sum(hi),
                       bigint_sum(money)
                from daily
                group by 1, 3, 4, 5, 6, 7
            )
            """;

    /**
     * Asked for apart, because most blocks have few or none, and a planner that knows how few finds
     * what they moved by index.
     */
    private static final String MOVED =
            """
            select distinct (p.known_from - 1) / :size as n, p.unit
            from unit_place p
            where p.known_from > :first * :size and p.known_from <= (:last + 1) * :size
              and (:unit::text is null or p.unit = :unit)
              and exists (select 1 from unit_place q
                          where q.unit = p.unit and q.known_from <= (p.known_from - 1) / :size * :size)
            """;

    private static final String SEAL =
            "with "
                    + BLOCK_SUMS
                    + """
                    insert into office_total
                        (level, block, monthly, day, office, budget_funded, kind, brought_forward,
                         sm, rs, oad, ui, hi, money)
                    select 0, block, monthly, day, office, budget_funded, kind, brought_forward,
                           sm, rs, oad, ui, hi, money
                    from both_kinds
                    where (sm, rs, oad, ui, hi, money) <> (0, 0, 0, 0, 0, 0)
                    """;

    private static final String ADD_UP =
            """
            insert into office_total
                (level, block, monthly, day, office, budget_funded, kind, brought_forward,
                 sm, rs, oad, ui, hi, money)
            select :level, block / :factor, monthly, day, office, budget_funded, kind, brought_forward,
                   bigint_sum(sm), bigint_sum(rs), bigint_sum(oad), bigint_sum(ui), bigint_sum(hi), bigint_sum(money)
            from office_total
            where level = :level - 1 and block >= :first * :factor and block < (:last + 1) * :factor
            group by 2, 3, 4, 5, 6, 7, 8
            having (bigint_sum(sm), bigint_sum(rs), bigint_sum(oad), bigint_sum(ui), bigint_sum(hi), bigint_sum(money)) <> (0, 0, 0, 0, 0, 0)
            """;

    /** Rows that a unit changes are taken out and come again with what it changes. */
    private static final String CHANGE_BY_UNIT =
            "with "
                    + BLOCK_SUMS
                    + """
                    , change as (
                        select (l.n - 1)::smallint as level, s.block / l.span as block, s.monthly, s.day, s.office,
                               s.budget_funded, s.kind, s.brought_forward,
                               bigint_sum(:sign * s.sm) as sm, bigint_sum(:sign * s.rs) as rs, bigint_sum(:sign * s.oad) as oad,
                               bigint_sum(:sign * s.ui) as ui, bigint_sum(:sign * s.hi) as hi, bigint_sum(:sign * s.money) as money
                        from both_kinds s
                        cross join unnest(:spans::bigint[]) with ordinality as l (span, n)
                        where (s.block / l.span + 1) * l.span <= :last + 1
                        group by 1, 2, 3, 4, 5, 6, 7, 8
                    ), replaced as (
                        delete from office_total t
                        using change c
                        where (t.level, t.block, t.monthly, t.day, t.office, t.budget_funded, t.kind, t.brought_forward)
                            = (c.level, c.block, c.monthly, c.day, c.office, c.budget_funded, c.kind, c.brought_forward)
                        returning t.*
                    ), changed as (
                        select * from change
                        union all
                        select * from replaced
                    )
                    insert into office_total
                        (level, block, monthly, day, office, budget_funded, kind, brought_forward,
                         sm, rs, oad, ui, hi, money)
                    select level, block, monthly, day, office, budget_funded, kind, brought_forward,
                           bigint_sum(sm), bigint_sum(rs), bigint_sum(oad), bigint_sum(ui), bigint_sum(hi), bigint_sum(money)
                    from changed
                    group by 1, 2, 3, 4, 5, 6, 7, 8
                    having (bigint_sum(sm), bigint_sum(rs), bigint_sum(oad), bigint_sum(ui), bigint_sum(hi), bigint_sum(money)) <> (0, 0, 0, 0, 0, 0)
                    """;

    private final JdbcClient jdbc;
    private final KnowledgeBlocks blocks;

    BlockTotals(JdbcClient jdbc, KnowledgeBlocks blocks) {
        this.jdbc = jdbc;
        this.blocks = blocks;
    }

    /** Adds up movements in blocks of level 0. */
    void seal(long first, long last) {
        overUnits(SEAL, first, last, null).update();
    }

    /** Adds up blocks of the other levels, from one on, that have become complete. */
    void addUp(int first, long completeBefore, long complete) {
        var spans = blocks.spans();
        for (int level = first; level < spans.size() && spans.get(level) <= complete; level++) {
            long from = completeBefore / spans.get(level);
            long next = complete / spans.get(level);
            if (next > from) {
                jdbc.sql(ADD_UP)
                        .param("level", level)
                        .param("factor", blocks.factor())
                        .param("first", from)
                        .param("last", next - 1)
                        .update();
            }
        }
    }

    /** Takes what a unit has in the complete blocks out, or in again. */
    void change(String unit, int sign, long complete) {
        if (complete > 0) {
            overUnits(CHANGE_BY_UNIT, 0, complete - 1, unit)
                    .param("sign", sign)
                    .param("spans", blocks.spans().toArray(Long[]::new))
                    .update();
        }
    }

    private JdbcClient.StatementSpec overUnits(
            String sql, long first, long last, @Nullable String unit) {
        var moved = new ArrayList<String>();
        var movedIn = new ArrayList<Long>();
        between(MOVED, first, last, unit)
                .query(
                        row -> {
                            movedIn.add(row.getLong("n"));
                            moved.add(row.getString("unit"));
                        });
        return between(sql, first, last, unit)
                .param("movedIn", movedIn.toArray(Long[]::new))
                .param("moved", moved.toArray(String[]::new));
    }

    private JdbcClient.StatementSpec between(
            String sql, long first, long last, @Nullable String unit) {
        return jdbc.sql(sql)
                .param("size", blocks.size())
                .param("first", first)
                .param("last", last)
                .param("unit", unit);
    }
}
