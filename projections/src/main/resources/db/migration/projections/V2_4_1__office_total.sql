-- Totals of offices, for questions about a province at any pair of dates. All of it follows from movement and
-- unit_master and can be made again.

create table unit_place (
    unit          text    not null,
    office        text    collate "C" not null,
    budget_funded boolean not null,
    from_on       date    not null,
    until_on      date    not null check (until_on > from_on),
    known_from    bigint  not null,
    known_until   bigint  not null check (known_until > known_from)
);
comment on table unit_place is 'Which office administers a unit and whether the State budget funds it: one row for business days [from_on, until_on) as known at positions [known_from, known_until).';
comment on column unit_place.from_on is 'The first of a unit''s values counts from -infinity, because a unit may owe for months before it was registered.';
comment on column unit_place.until_on is 'infinity for the last.';
comment on column unit_place.known_until is 'The largest bigint while nothing later is known.';
create index unit_place_unit on unit_place (unit);
-- Which units changed place between two positions.
create index unit_place_known on unit_place (known_from);

create table office_total (
    level           smallint not null,
    block           bigint   not null,
    monthly         boolean  not null,
    day             date     not null,
    office          text     collate "C" not null,
    budget_funded   boolean  not null,
    kind            text     not null,
    brought_forward boolean  not null,
    sm              bigint   not null,
    rs              bigint   not null,
    oad             bigint   not null,
    ui              bigint   not null,
    hi              bigint   not null,
    money           bigint   not null
);
comment on table office_total is 'Movements of all units of an office added up, by blocks of knowledge and by days and months.';
comment on column office_total.level is 'How large the block is: a block of one level adds up a fixed number of blocks of the level below.';
comment on column office_total.block is 'The number of the block among those of its level, from 0: what became known between its first and last position.';
comment on column office_total.monthly is 'Whether the row adds up a month; day is then its first day.';
comment on column office_total.kind is 'A kind of movement by its effective day, or OVERDUE: principal by the day from which it is overdue.';
comment on column office_total.brought_forward is 'True for what a unit that came or left on that day had before the year of the day.';
create index office_total_block on office_total (level, block, monthly, day);

create table office_total_state (
    one     boolean primary key default true check (one),
    blocks  bigint  not null default 0,
    awaited bigint  not null default 0
);
comment on table office_total_state is 'How many blocks of the lowest level are added up; one row, or none before the first.';
comment on column office_total_state.awaited is 'A position that was the ledger''s last when it was looked at. Once the movements have come that far, nothing known from it or an earlier one can still come.';

grant select, insert, delete on unit_place, office_total to ${app_role};
grant select, insert, update, delete on office_total_state to ${app_role};

-- Whether a month is closed for all units of an office.
create index month_closed_month on month_closed (month, unit, known_from);
