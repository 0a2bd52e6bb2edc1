-- Items by fund, and late charge among them, so that what units owe in charges at any pair of dates can be counted from
-- few rows. The condenser fills the tables again, from the first position on.

drop table open_item, cleared_item, overdue_spell;
delete from open_item_state;

create table open_item (
    unit        text   not null,
    period      date,
    due_on      date,
    counts_from date   not null,
    known_from  bigint not null,
    sm          bigint not null,
    rs          bigint not null,
    oad         bigint not null,
    ui          bigint not null,
    hi          bigint not null
);
comment on table open_item is 'What nothing known clears: it counts on counts_from and after, as known from known_from on.';
comment on column open_item.period is 'First day of the contribution month of principal; null for late charge.';
comment on column open_item.due_on is 'When that principal is due; null for late charge.';
comment on column open_item.counts_from is 'Principal: from when it is overdue. Late charge: the end of the month it is posted in, or the day it was paid.';
comment on column open_item.sm is 'Whole dong owed to the fund; below 0 for what was applied to something not declared yet. The same for rs, oad, ui, hi.';
create index open_item_unit on open_item (unit, period);

create table cleared_item (
    unit        text   not null,
    period      date,
    due_on      date,
    counts_from date   not null,
    known_from  bigint not null,
    known_until bigint not null check (known_until > known_from),
    fork        bigint not null,
    sm          bigint not null,
    rs          bigint not null,
    oad         bigint not null,
    ui          bigint not null,
    hi          bigint not null
);
comment on table cleared_item is 'What was an open item as known at positions [known_from, known_until).';
comment on column cleared_item.fork is 'The node of the tree over positions where the interval is kept: the number in it that is divisible by the largest power of two.';
create index cleared_item_from on cleared_item (fork, known_from);
create index cleared_item_until on cleared_item (fork, known_until);
create index cleared_item_unit on cleared_item (unit);

create table overdue_spell (
    unit       text   not null,
    period     date,
    due_on     date,
    from_on    date   not null,
    until_on   date   not null check (until_on > from_on),
    fork       integer not null,
    known_from bigint not null,
    sm         bigint not null,
    rs         bigint not null,
    oad        bigint not null,
    ui         bigint not null,
    hi         bigint not null
);
comment on table overdue_spell is 'What was cleared on another day than it counted from: it counts on business days [from_on, until_on), as known from known_from on.';
comment on column overdue_spell.fork is 'The node of the tree over days since 1970 where the interval is kept.';
create index overdue_spell_from on overdue_spell (fork, from_on);
create index overdue_spell_until on overdue_spell (fork, until_on);
create index overdue_spell_unit on overdue_spell (unit);

grant select, insert, delete on open_item, cleared_item, overdue_spell to ${app_role};

-- Declarations booked after their principal had been overdue, which bring charges for days gone by.
create index movement_late on movement (effective_on, known_from)
    where kind = 'OBLIGATION' and effective_on > due_on + 1;
-- Charges posted in months that are not closed yet.
create index movement_charge on movement (effective_on, known_from) where kind = 'CHARGE';
