-- What reporting jobs read. The names and meanings of these views are kept stable; the tables behind them are not.
-- A job needs usage on the schema and select on the views, and nothing else.

create schema reporting;
comment on schema reporting is 'Stable views for reporting jobs. For an answer as of a business day E known at a position K, keep rows with effective_on <= E and known_from <= K.';

create view reporting.ledger_position as
    select position from public.projection_position where name = 'projections';
comment on view reporting.ledger_position is 'The last position that these views include.';

create view reporting.journal_line as
    select position, line, known_from, unit, account, fund, period, due_on, effective_on, amount
    from public.journal_line;
comment on view reporting.journal_line is 'Balanced journal lines, whole dong, debit positive, credit negative.';
comment on column reporting.journal_line.known_from is 'The position from which on the line is known.';
comment on column reporting.journal_line.period is 'First day of the contribution month of principal; null elsewhere.';
comment on column reporting.journal_line.due_on is 'When that principal is due; it is overdue on the days after.';

create view reporting.unit_change as
    select position, known_from, unit, effective_on, registration, name, tax_code, unit_type, office, payment_cycle,
           budget_funded
    from public.unit_master;
comment on view reporting.unit_change is 'Every change of master data; columns that it does not touch are null.';

-- Written out, not read from unit_at: what a function reads is read with the rights of whoever asks.
create view reporting.unit as
    select m.unit,
           min(m.effective_on) filter (where m.registration) as registered_on,
           (array_agg(m.name order by m.effective_on > today.day, abs(m.effective_on - today.day), m.position desc)
               filter (where m.name is not null))[1] as name,
           (array_agg(m.tax_code order by m.effective_on > today.day, abs(m.effective_on - today.day), m.position desc)
               filter (where m.name is not null))[1] as tax_code,
           (array_agg(m.unit_type order by m.effective_on > today.day, abs(m.effective_on - today.day), m.position desc)
               filter (where m.name is not null))[1] as unit_type,
           (array_agg(m.office order by m.effective_on > today.day, abs(m.effective_on - today.day), m.position desc)
               filter (where m.office is not null))[1] as office,
           (array_agg(m.payment_cycle order by m.effective_on > today.day, abs(m.effective_on - today.day), m.position desc)
               filter (where m.payment_cycle is not null))[1] as payment_cycle,
           (array_agg(m.budget_funded order by m.effective_on > today.day, abs(m.effective_on - today.day), m.position desc)
               filter (where m.budget_funded is not null))[1] as budget_funded
    from public.unit_master m, (select (now() at time zone 'Asia/Ho_Chi_Minh')::date as day) as today
    group by m.unit;
comment on view reporting.unit is 'Master data of every unit as they hold today.';

create view reporting.declared_workers as
    select position, known_from, unit, period, declared_on as effective_on, kind, workers, reference
    from public.declared_workers;
comment on view reporting.declared_workers is 'How many workers each declaration covers.';

create view reporting.unmatched_payment as
    select position, known_from, bank_reference, standing, value_date as effective_on, amount, remittance, assigned_to,
           reason
    from public.unmatched_payment;
comment on view reporting.unmatched_payment is 'Bank credits that named no known unit, and what became of them.';

create view reporting.awaited_rate as
    select position, known_from, unit, subject, awaited_from as effective_on, ended from public.awaited_rate;
comment on view reporting.awaited_rate is 'Units whose figures stand still from a day on because a rate is not published.';

create view reporting.month_closed as
    select position, known_from, unit, month, (month + interval '1 month' - interval '1 day')::date as effective_on
    from public.month_closed;
comment on view reporting.month_closed is 'Closings: charges stand posted to the end of this month.';

create view reporting.posted_principal as
    select unit, fund, period, due_on, sum(amount)::bigint as outstanding
    from public.journal_line
    where account = 'RECEIVABLE' and effective_on <= (now() at time zone 'Asia/Ho_Chi_Minh')::date
    group by unit, fund, period, due_on
    having sum(amount) <> 0;
comment on view reporting.posted_principal is 'Principal that units owe today, by fund and contribution month.';

grant usage on schema reporting to ${app_role};
grant select on all tables in schema reporting to ${app_role};
