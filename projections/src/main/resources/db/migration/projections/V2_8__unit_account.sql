-- What each unit has open, all units together, as known at some positions. It takes the place of open and cleared items,
-- which were a row each and several index entries. The condenser fills the tables again, from the first position on.

drop table open_item, cleared_item, open_item_state;
truncate overdue_spell;

create table unit_account (
    position bigint   not null,
    part     smallint not null,
    size     integer  not null,
    accounts bytea    not null,
    primary key (position, part)
);
-- Amounts do not shrink when they are compressed.
alter table unit_account alter column accounts set storage external;
comment on table unit_account is 'What units have open, how far their months are closed and how many workers they have declared, as known at a position.';
comment on column unit_account.part is 'Which units: all of one part at all positions.';
comment on column unit_account.size is 'How many units and open items the part holds.';
comment on column unit_account.accounts is 'Numbers of few bytes each, by unit; only the program reads them.';

create table unit_account_state (
    one     boolean primary key default true check (one),
    awaited bigint  not null default 0
);
comment on table unit_account_state is 'What the next accounts wait for; one row at the most.';
comment on column unit_account_state.awaited is 'A position that was the ledger''s last when it was looked at. Once the movements have come that far, nothing known from it or an earlier one can still come.';

grant select, insert, update, delete on unit_account, unit_account_state to ${app_role};
