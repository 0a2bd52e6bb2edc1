-- A cache of what the log says: read first, so that a unit costs a few events and not its history. Any row, or all of
-- them, may be deleted at any time.

create table unit_snapshot (
    stream   text     primary key,
    -- How many events of the stream the state holds; reading goes on with the event of this sequence.
    sequence bigint   not null check (sequence >= 1),
    -- The form of the payload; a program ignores forms it does not know.
    version  smallint not null check (version >= 1),
    payload  json     not null
) with (fillfactor = 80);

comment on table unit_snapshot is 'States of units as folded from the log. A cache; may be emptied at any time.';

grant select, insert, update, delete on unit_snapshot to ${app_role};
