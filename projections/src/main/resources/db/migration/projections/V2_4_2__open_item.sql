-- Principal by item, which is a unit's contribution month: what is not cleared yet, and for what was cleared, from when
-- until when it was overdue. All of it follows from movement and can be made again.

create table open_item (
    unit         text   not null,
    period       date   not null,
    overdue_from date   not null,
    known_from   bigint not null,
    amount       bigint not null check (amount <> 0)
);
comment on table open_item is 'Principal that nothing known clears: overdue on overdue_from and after, as known from known_from on.';
comment on column open_item.amount is 'Whole dong over all funds; below 0 for what was applied to principal not declared yet.';
create index open_item_unit on open_item (unit, period);

create table cleared_item (
    unit         text   not null,
    period       date   not null,
    overdue_from date   not null,
    known_from   bigint not null,
    known_until  bigint not null check (known_until > known_from),
    fork         bigint not null,
    amount       bigint not null check (amount <> 0)
);
comment on table cleared_item is 'Principal that was an open item as known at positions [known_from, known_until).';
comment on column cleared_item.fork is 'The node of the tree over positions where the interval is kept: the number in it that is divisible by the largest power of two.';
create index cleared_item_from on cleared_item (fork, known_from);
create index cleared_item_until on cleared_item (fork, known_until);
create index cleared_item_unit on cleared_item (unit);

create table overdue_spell (
    unit       text   not null,
    period     date   not null,
    from_on    date   not null,
    until_on   date   not null check (until_on > from_on),
    fork       integer not null,
    known_from bigint not null,
    amount     bigint not null check (amount <> 0)
);
comment on table overdue_spell is 'Principal cleared late: overdue on business days [from_on, until_on), as known from known_from on.';
comment on column overdue_spell.fork is 'The node of the tree over days since 1970 where the interval is kept.';
create index overdue_spell_from on overdue_spell (fork, from_on);
create index overdue_spell_until on overdue_spell (fork, until_on);
create index overdue_spell_unit on overdue_spell (unit);

create table open_item_state (
    one     boolean primary key default true check (one),
    through bigint  not null default 0,
    awaited bigint  not null default 0
);
comment on table open_item_state is 'Through which position the movements are matched; one row, or none before the first.';
comment on column open_item_state.awaited is 'A position that was the ledger''s last when it was looked at. Once the movements have come that far, nothing known from it or an earlier one can still come.';

grant select, insert, delete on open_item, cleared_item, overdue_spell to ${app_role};
grant select, insert, update, delete on open_item_state to ${app_role};
