-- What the answers are read from. Every row copies what one event implies; all of it can be deleted and rebuilt from
-- the log. A row counts in an answer for a business day E and a position K when its effective day is not after E and
-- its known_from is not after K.

create table projection_position (
    name     text   primary key,
    position bigint not null check (position >= 0)
);
comment on table projection_position is 'How far the projections have come; advanced in the transaction that writes their rows.';
insert into projection_position (name, position) values ('projections', 0);

create table journal_line (
    position     bigint   not null,
    line         smallint not null check (line >= 0),
    known_from   bigint   not null,
    unit         text,
    account      text     not null,
    fund         text,
    period       date,
    due_on       date,
    effective_on date     not null,
    amount       bigint   not null check (amount <> 0),
    primary key (position, line)
);
comment on table journal_line is 'The balanced lines that events imply; per position they add up to 0.';
comment on column journal_line.position is 'The event that implies the line.';
comment on column journal_line.line is 'The place of the line in its event, from 0.';
comment on column journal_line.known_from is 'The fact the event follows from, or its own position: from there on the line is known.';
comment on column journal_line.unit is 'Null for money that no unit has been found for.';
comment on column journal_line.account is 'RECEIVABLE, CHARGE_RECEIVABLE, CASH, UNALLOCATED, UNMATCHED, CONTRIBUTION_INCOME or CHARGE_INCOME.';
comment on column journal_line.fund is 'SM, RS, OAD, UI or HI; null for cash and money not applied yet.';
comment on column journal_line.period is 'First day of the contribution month of principal; null elsewhere.';
comment on column journal_line.due_on is 'When that principal is due; null elsewhere.';
comment on column journal_line.effective_on is 'The business day the line counts from.';
comment on column journal_line.amount is 'Whole dong, debit positive, credit negative.';

-- Principal by unit and month, read without the table: arrears, balances, rates.
create index journal_line_receivable on journal_line (unit, period)
    include (fund, due_on, effective_on, known_from, amount) where account = 'RECEIVABLE';
-- What moved between two days: arisen in a year, applied in a year.
create index journal_line_movement on journal_line (account, effective_on)
    include (unit, known_from, amount) where account in ('CONTRIBUTION_INCOME', 'CASH', 'UNALLOCATED');
-- Everything else of one unit.
create index journal_line_unit on journal_line (unit, account)
    include (fund, effective_on, known_from, amount) where account in ('CHARGE_RECEIVABLE', 'UNALLOCATED');

create table unit_master (
    position      bigint  primary key,
    known_from    bigint  not null,
    unit          text    not null,
    effective_on  date    not null,
    registration  boolean not null,
    name          text,
    search_name   text,
    tax_code      text,
    unit_type     text,
    office        text,
    payment_cycle text,
    budget_funded boolean
);
comment on table unit_master is 'One row per event about the master data of a unit. Columns that the event does not touch are null.';
comment on column unit_master.registration is 'True for the event that made the unit known; effective_on is then its day of registration.';
comment on column unit_master.name is 'Not null where the event sets name, tax code and type, which are always set together.';
comment on column unit_master.search_name is 'The name in lower case without accents.';
comment on column unit_master.tax_code is 'Null also where the unit has none.';
comment on column unit_master.office is 'Code of the office that administers the unit from effective_on.';
comment on column unit_master.budget_funded is 'Whether the State budget funds the unit.';
create index unit_master_unit on unit_master (unit);

create table declared_workers (
    position    bigint  primary key,
    known_from  bigint  not null,
    unit        text    not null,
    period      date    not null,
    declared_on date    not null,
    kind        text    not null,
    workers     integer not null,
    reference   text    not null
);
comment on table declared_workers is 'How many workers each declaration covers.';
comment on column declared_workers.period is 'First day of the contribution month.';
comment on column declared_workers.kind is 'REGULAR, RETROACTIVE or ADJUSTMENT. The workers of an adjustment are those it corrects, not a headcount.';
create index declared_workers_unit on declared_workers (unit, period desc, declared_on desc, position desc)
    include (known_from, workers) where kind in ('REGULAR', 'RETROACTIVE');

create table unmatched_payment (
    position       bigint primary key,
    known_from     bigint not null,
    bank_reference text   not null,
    standing       text   not null check (standing in ('HELD', 'ASSIGNED', 'REVERSED')),
    value_date     date   not null,
    amount         bigint not null,
    remittance     text,
    assigned_to    text,
    reason         text
);
comment on table unmatched_payment is 'Bank credits that named no known unit: one row when it arrived (HELD), one when a unit was found (ASSIGNED) or it was taken back (REVERSED).';
comment on column unmatched_payment.amount is 'Whole dong.';
comment on column unmatched_payment.remittance is 'The payer''s text; null in later rows.';
create index unmatched_payment_reference on unmatched_payment (bank_reference);
create index unmatched_payment_held on unmatched_payment (value_date, bank_reference) where standing = 'HELD';

create table awaited_rate (
    position     bigint  primary key,
    known_from   bigint  not null,
    unit         text    not null,
    subject      text    not null,
    awaited_from date    not null,
    ended        boolean not null
);
comment on table awaited_rate is 'Units whose posting stands still because a rate is not published: one row when the wait begins, one when it ends.';
comment on column awaited_rate.subject is 'The missing publication, such as late-interest-rate/SI/2019.';
comment on column awaited_rate.awaited_from is 'From this business day on nothing derived is posted.';
create index awaited_rate_unit on awaited_rate (unit);

create table month_closed (
    position   bigint primary key,
    known_from bigint not null,
    unit       text   not null,
    month      date   not null
);
comment on table month_closed is 'Up to which month the charges of a unit stand posted.';
comment on column month_closed.month is 'First day of the last closed month.';
create index month_closed_unit on month_closed (unit) include (month, known_from);

grant select, insert, delete
    on journal_line, unit_master, declared_workers, unmatched_payment, awaited_rate, month_closed to ${app_role};
grant select, update on projection_position to ${app_role};
