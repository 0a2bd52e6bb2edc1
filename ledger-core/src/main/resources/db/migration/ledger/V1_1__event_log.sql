-- The log: the only truth. Rows are inserted and read, never changed; the application role has no other right.

create table event (
    -- Top-level transaction id: the sequencer finds newly committed events by it.
    xid          xid8        not null default pg_current_xact_id(),
    -- Taken inside the writing transaction, so that dependent events have ascending ids.
    id           bigint      generated always as identity primary key,
    stream       text        not null,
    sequence     bigint      not null check (sequence >= 0),
    -- Derived from the key of the fact where it has one, so that a bank reference or a declaration is taken once.
    event_id     uuid        not null,
    -- The fact this event follows from; null for facts.
    caused_by    uuid,
    name         text        not null,
    version      smallint    not null check (version >= 1),
    effective_on date        not null,
    actor        text        not null,
    payload      json        not null,
    -- Where the fact came from, such as the import and its line.
    source       json,
    constraint event_in_stream unique (stream, sequence),
    constraint event_fact_once unique (event_id)
);

comment on table event is 'What happened, in the words of the ledger. Append-only.';
comment on column event.payload is 'The event as json text, exact bytes kept; name and version say how to read it.';

-- Arrival order for the sequencer; partial on a literal floor so that it can be rebuilt small after a restore.
create index event_arrival on event (xid) where id > 0;
-- One entry per stream: lists of units without reading the log.
create index event_stream_start on event (stream) where sequence = 0;
-- Units that a missing rate once stopped; rare, and all that a first publication of a rate can concern.
create index event_rate_awaited on event (stream) where name = 'rate-awaited';

create table event_position (
    position    bigint      primary key check (position >= 1),
    id          bigint      not null unique,
    recorded_at timestamptz not null
);
create index event_position_recorded on event_position (recorded_at);

comment on table event_position is 'The dense order of committed events. Knowledge is counted in positions.';

create table sequencer_state (
    one               boolean     primary key default true check (one),
    last_position     bigint      not null,
    recorded_at       timestamptz not null,
    snapshot          pg_snapshot not null,
    floor_id          bigint      not null,
    system_identifier bigint      not null
);

comment on table sequencer_state is 'Where the sequencer stands; one row, the only one of the log that is updated.';

insert into sequencer_state (last_position, recorded_at, snapshot, floor_id, system_identifier)
select 0, '-infinity', '1:1:'::pg_snapshot, 0, system_identifier
from pg_control_system();

grant select, insert on event, event_position to ${app_role};
grant select on sequencer_state to ${app_role};
grant update (last_position, recorded_at, snapshot) on sequencer_state to ${app_role};
