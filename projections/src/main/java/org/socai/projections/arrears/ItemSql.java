package org.socai.projections.arrears;

/** The beginning of questions about what units owe: which rows count, and what they come to. */
final class ItemSql {
    /**
     * What counts on a day from {@code :after} through {@code :day}, as known: open items, items
     * open then and cleared later, spells, and the movements not matched yet. Then the charges in
     * parts: those posted through {@code :after} less what was paid by {@code :day}, and by unit
     * and key what has accrued since, which is rounded by key.
     */
    static final String CHARGE =
            """
            with state as materialized (
                select least(coalesce((select max(through) from open_item_state), 0), :position) as through
            ), item as materialized (
                select unit, period, due_on, counts_from as from_on, :day + 1 as until_on, sm, rs, oad, ui, hi
                from open_item
                where known_from <= :position and counts_from <= :day
                union all
                select unit, period, due_on, counts_from, :day + 1, sm, rs, oad, ui, hi
                from cleared_item
                where fork = any (:knownAbove) and known_from <= :position and counts_from <= :day
                union all
                select unit, period, due_on, counts_from, :day + 1, sm, rs, oad, ui, hi
                from cleared_item
                where fork = any (:knownUpTo) and known_until > :position and counts_from <= :day
                union all
                select unit, period, due_on, from_on, until_on, sm, rs, oad, ui, hi
                from overdue_spell
                where fork between :after - date '1970-01-01' and :day - date '1970-01-01' and known_from <= :position
                union all
                select unit, period, due_on, from_on, until_on, sm, rs, oad, ui, hi
                from overdue_spell
                where fork = any (:daysAbove) and from_on <= :day and known_from <= :position
                union all
                select unit, period, due_on, from_on, until_on, sm, rs, oad, ui, hi
                from overdue_spell
                where fork = any (:daysBelow) and until_on > :after and known_from <= :position
                union all
                select m.unit, m.period, m.due_on, c.counts_from, :day + 1, m.sm, m.rs, m.oad, m.ui, m.hi
                from state s
                join movement m on m.known_from > s.through and m.known_from <= :position
                cross join lateral (
                    select case when m.kind = 'CHARGE'
                                then (date_trunc('month', m.effective_on::timestamp) + interval '1 month')::date - 1
                                else greatest(m.effective_on, m.due_on + 1) end as counts_from) as c
                where m.kind in ('OBLIGATION', 'ALLOCATION', 'CHARGE', 'CHARGE_ALLOCATION') and c.counts_from <= :day
            ), late as materialized (
                select m.unit, m.due_on, m.effective_on, m.sm, m.rs, m.oad, m.ui, m.hi,
                       m.position <> m.known_from
                       or (date_trunc('month', m.due_on::timestamp) + make_interval(months => :monthsBefore))::date
                          <= least(m.effective_on, :lastComputedOn) as intricate
                from movement m
                where m.kind = 'OBLIGATION' and m.effective_on > m.due_on + 1
                  and m.effective_on > :after and m.effective_on <= :day and m.known_from <= :position
            ), doubtful as materialized (
                select unit from late where intricate
                union
                select substr(stream, 6) from quarantine
                where known_from <= :position and starts_with(stream, 'unit:') and :after < :day
            ), share as (
                select i.unit, w.key, i.sm, i.rs, i.oad, i.ui, i.hi, w.si * d.days as si_rate, w.hi * d.days as hi_rate
                from item i
                join unnest(:keys::integer[], :froms::date[], :throughs::date[], :dueThroughs::date[],
                            :siRates::bigint[], :hiRates::bigint[]) as w (key, from_on, through_on, due_through, si, hi)
                  on i.from_on <= w.through_on and i.until_on > w.from_on and i.due_on <= w.due_through
                cross join lateral (
                    select least(i.until_on - 1, w.through_on) - greatest(i.from_on, w.from_on) + 1 as days) as d
                union all
                select l.unit, (extract(year from l.effective_on) * 24 + extract(month from l.effective_on) * 2 - 2)::integer,
                       greatest(l.sm, 0), greatest(l.rs, 0), greatest(l.oad, 0), greatest(l.ui, 0), greatest(l.hi, 0),
                       r.rate * d.days, r.rate * d.days
                from late l
                join unnest(:chargedFroms::date[], :chargedUntils::date[], :chargedRates::bigint[]) as r (from_on, until_on, rate)
                  on l.due_on + 1 < r.until_on and l.effective_on > r.from_on
                cross join lateral (
                    select least(l.effective_on, r.until_on) - greatest(l.due_on + 1, r.from_on) as days) as d
                where not l.intricate
            ), charge_part as (
                select unit, sm + rs + oad + ui + hi as amount
                from item
                where period is null and until_on > :day
                union all
                select m.unit, -(m.sm + m.rs + m.oad + m.ui + m.hi)
                from unnest(:openDays::date[]) as d (day)
                join movement m on m.kind = 'CHARGE' and m.effective_on = d.day and m.known_from <= :position
                union all
                select unit, (sum(sm * si_rate)::bigint + 50000000) / 100000000
                             + (sum(rs * si_rate)::bigint + 50000000) / 100000000
                             + (sum(oad * si_rate)::bigint + 50000000) / 100000000
                             + (sum(ui * si_rate)::bigint + 50000000) / 100000000
                             + (sum(hi * hi_rate)::bigint + 50000000) / 100000000
                from share
                group by unit, key
            )\
            """;

    /**
     * For rows {@code scope (unit)}: whether their charge is the sum of its parts. It is where the
     * month of {@code :after} is closed, or where nothing had been overdue by its end.
     */
    static final String SURE =
            """
            , closed as (
                select unit || '' as unit from month_closed where month = :closedMonth and known_from <= :position
            ), verdict as materialized (
                select s.*,
                       :provable and d.unit is null
                       and case when c.unit is not null then true
                           else exists (select from month_closed l
                                        where l.unit = s.unit and l.month > :closedMonth and l.known_from <= :position
                                        offset 0)
                                or not exists (select from movement m
                                               where m.unit = s.unit and m.kind = 'OBLIGATION' and m.due_on < :after
                                                 and m.effective_on <= :after and m.known_from <= :position
                                               offset 0)
                           end as sure
                from scope s
                left join closed c on c.unit = s.unit
                left join doubtful d on d.unit = s.unit
            )\
            """;

    private ItemSql() {}
}
