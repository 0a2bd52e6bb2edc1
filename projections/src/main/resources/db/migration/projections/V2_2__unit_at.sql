-- Master data at a pair of dates. Of values that take effect on one day the one recorded last holds; the first value
-- also counts for the days before it, because a unit may owe for months before it was registered.
-- A plain SQL function of one query, so that the planner sees through it and a condition on the unit uses the index.

create function unit_at(on_day date, known bigint)
    returns table (
        unit          text,
        registered_on date,
        name          text,
        search_name   text,
        tax_code      text,
        unit_type     text,
        office        text,
        payment_cycle text,
        budget_funded boolean)
    language sql stable parallel safe
as $$
    select m.unit,
           min(m.effective_on) filter (where m.registration),
           (array_agg(m.name order by m.effective_on > on_day, abs(m.effective_on - on_day), m.position desc)
               filter (where m.name is not null))[1],
           (array_agg(m.search_name order by m.effective_on > on_day, abs(m.effective_on - on_day), m.position desc)
               filter (where m.name is not null))[1],
           (array_agg(m.tax_code order by m.effective_on > on_day, abs(m.effective_on - on_day), m.position desc)
               filter (where m.name is not null))[1],
           (array_agg(m.unit_type order by m.effective_on > on_day, abs(m.effective_on - on_day), m.position desc)
               filter (where m.name is not null))[1],
           (array_agg(m.office order by m.effective_on > on_day, abs(m.effective_on - on_day), m.position desc)
               filter (where m.office is not null))[1],
           (array_agg(m.payment_cycle order by m.effective_on > on_day, abs(m.effective_on - on_day), m.position desc)
               filter (where m.payment_cycle is not null))[1],
           (array_agg(m.budget_funded order by m.effective_on > on_day, abs(m.effective_on - on_day), m.position desc)
               filter (where m.budget_funded is not null))[1]
    from unit_master m
    where m.known_from <= known
    group by m.unit
$$;
comment on function unit_at(date, bigint) is 'The master data of every unit that hold on a business day, as known at a position.';
