-- Money that moved, about one row per event instead of eight: the five funds are columns, and the second side of each
-- pair of lines follows from the kind of movement. The journal stays what it was, a view over this table.

drop view reporting.posted_principal;
drop view reporting.journal_line;
drop table journal_line;

create table movement (
    position     bigint   not null,
    known_from   bigint   not null,
    sm           bigint   not null,
    rs           bigint   not null,
    oad          bigint   not null,
    ui           bigint   not null,
    hi           bigint   not null,
    money        bigint   not null,
    effective_on date     not null,
    period       date,
    due_on       date,
    part         smallint not null check (part >= 0),
    unit         text,
    kind         text     not null
        check (kind in ('OBLIGATION', 'RECEIPT', 'ALLOCATION', 'CHARGE', 'CHARGE_ALLOCATION', 'HELD')),
    -- Serves every question limited by knowledge, which reads a run of it: what became known between two positions.
    -- Rows arrive nearly in this order, so it grows at its end.
    primary key (known_from, position, part)
);
comment on table movement is 'What moved by each event: one row per kind, contribution month and due date. The journal lines follow from it.';
comment on column movement.position is 'The event that implies the movement.';
comment on column movement.known_from is 'The fact the event follows from, or its own position: from there on the movement is known.';
comment on column movement.sm is 'Whole dong added to what the unit owes the fund, as principal or, for CHARGE and CHARGE_ALLOCATION, as charge; below 0 where it is taken off. The same for rs, oad, ui, hi.';
comment on column movement.money is 'Whole dong received from the bank; 0 but for RECEIPT and HELD. Below 0 where a receipt is taken back.';
comment on column movement.effective_on is 'The business day the movement counts from.';
comment on column movement.period is 'First day of the contribution month of principal; null elsewhere.';
comment on column movement.due_on is 'When that principal is due; null elsewhere.';
comment on column movement.part is 'The place of the movement in its event, from 0.';
comment on column movement.unit is 'Null for money that no unit has been found for.';
comment on column movement.kind is 'OBLIGATION: principal arose. RECEIPT: a unit''s money came. ALLOCATION, CHARGE_ALLOCATION: money was applied to principal or charge. CHARGE: charge accrued. HELD: money came for which no unit was found.';

-- One unit's movements, and its charges alone. Units and kinds repeat, so its entries are stored once for many rows.
create index movement_unit on movement (unit, kind) where unit is not null;

create view reporting.journal_line as
    select m.position, m.part * 16 + l.side as line, m.known_from, m.unit, l.account, l.fund,
           case when l.account = 'RECEIVABLE' then m.period end as period,
           case when l.account = 'RECEIVABLE' then m.due_on end as due_on,
           m.effective_on, l.amount
    from public.movement m
    cross join lateral (
        select 2 * f.n as side,
               case when m.kind in ('OBLIGATION', 'ALLOCATION') then 'RECEIVABLE' else 'CHARGE_RECEIVABLE' end as account,
               f.fund, f.amount
        from (values (0, 'SM', m.sm), (1, 'RS', m.rs), (2, 'OAD', m.oad), (3, 'UI', m.ui), (4, 'HI', m.hi))
             as f (n, fund, amount)
        union all
        select 2 * f.n + 1 as side,
               case when m.kind = 'OBLIGATION' then 'CONTRIBUTION_INCOME' else 'CHARGE_INCOME' end as account,
               f.fund, -f.amount as amount
        from (values (0, 'SM', m.sm), (1, 'RS', m.rs), (2, 'OAD', m.oad), (3, 'UI', m.ui), (4, 'HI', m.hi))
             as f (n, fund, amount)
        where m.kind in ('OBLIGATION', 'CHARGE')
        union all
        select 10 as side, 'UNALLOCATED' as account, null as fund, -(m.sm + m.rs + m.oad + m.ui + m.hi) as amount
        where m.kind in ('ALLOCATION', 'CHARGE_ALLOCATION')
        union all
        select 11 as side, 'CASH' as account, null as fund, m.money as amount
        union all
        select 12 as side, case when m.kind = 'RECEIPT' then 'UNALLOCATED' else 'UNMATCHED' end as account,
               null as fund, -m.money as amount
    ) as l
    where l.amount <> 0;
comment on view reporting.journal_line is 'Balanced journal lines, whole dong, debit positive, credit negative.';
comment on column reporting.journal_line.line is 'Orders the lines of one position; not without gaps.';
comment on column reporting.journal_line.known_from is 'The position from which on the line is known.';
comment on column reporting.journal_line.period is 'First day of the contribution month of principal; null elsewhere.';
comment on column reporting.journal_line.due_on is 'When that principal is due; it is overdue on the days after.';

create view reporting.posted_principal as
    select m.unit, f.fund, m.period, m.due_on, sum(f.amount)::bigint as outstanding
    from public.movement m
    cross join lateral (values ('SM', m.sm), ('RS', m.rs), ('OAD', m.oad), ('UI', m.ui), ('HI', m.hi)) as f (fund, amount)
    where m.kind in ('OBLIGATION', 'ALLOCATION')
      and m.effective_on <= (now() at time zone 'Asia/Ho_Chi_Minh')::date
    group by m.unit, f.fund, m.period, m.due_on
    having sum(f.amount) <> 0;
comment on view reporting.posted_principal is 'Principal that units owe today, by fund and contribution month.';

grant select, insert, delete on movement to ${app_role};
grant select on reporting.journal_line, reporting.posted_principal to ${app_role};

-- A ledger that has rows in the old table makes its read models anew: the feed begins again with the first event. The
-- rebuild command does the same faster.
delete from unit_master;
delete from declared_workers;
delete from unmatched_payment;
delete from awaited_rate;
delete from month_closed;
delete from processor_token where processor = 'projections';
update projection_position set position = 0 where name = 'projections';
