-- Snapshots are kept along a unit's history, and not only its latest: what it owed at any pair of dates is derived from
-- one of them and the facts behind it. A cache still, so nothing is carried over.

drop table unit_snapshot;

create table unit_snapshot (
    stream     text     not null,
    -- How many events of the stream the state holds; reading goes on with the event of this sequence.
    sequence   bigint   not null check (sequence >= 1),
    -- Where the stretch begins that earliest speaks of: events from this sequence up to the one above.
    since      bigint   not null check (since >= 0),
    -- The first business day whose figures the facts of that stretch change; null where they change none.
    earliest   date,
    -- The evening up to which the state is summed up, under which revision of the law; null and 0 where it is whole.
    evening    date,
    revision   int      not null,
    -- The form of the payload; a program ignores forms it does not know.
    version    smallint not null check (version >= 1),
    payload    json     not null,
    -- With all that says which snapshot serves a question, so that only the one that does is fetched.
    primary key (stream, sequence) include (since, earliest, evening, revision, version)
);

comment on table unit_snapshot is 'States of units along their histories, as folded from the log. A cache; may be emptied at any time.';

grant select, insert, update, delete on unit_snapshot to ${app_role};
