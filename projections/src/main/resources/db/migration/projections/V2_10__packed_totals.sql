-- Totals of offices in few rows: a row for each month of a block holds its days, and one holds all its months. The
-- condenser fills the table again, from the first position on.

drop table office_total;
delete from office_total_state;

create table office_total (
    level  smallint not null,
    block  bigint   not null,
    month  date,
    totals bytea    not null,
    constraint office_total_once unique nulls not distinct (level, block, month)
);
-- Amounts do not shrink when they are compressed.
alter table office_total alter column totals set storage external;
comment on table office_total is 'Movements of all units of an office added up, by blocks of knowledge and by days and months.';
comment on column office_total.level is 'How large the block is: a block of one level adds up a fixed number of blocks of the level below.';
comment on column office_total.block is 'The number of the block among those of its level, from 0: what became known between its first and last position.';
comment on column office_total.month is 'The first day of the month whose days are added up; null for the row that adds up months.';
comment on column office_total.totals is 'Numbers of few bytes each, by day, office and kind; only the program reads them.';

grant select, insert, delete on office_total to ${app_role};
