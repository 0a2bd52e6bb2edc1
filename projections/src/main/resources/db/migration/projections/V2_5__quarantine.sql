-- Streams of which an event could not be projected. The rest of the log goes on without them; whoever answers says who is
-- missing. Made from the log like every read model: a rebuild meets the same events.

create table quarantine (
    stream     text    primary key,
    position   bigint  not null check (position >= 1),
    known_from bigint  not null,
    refused    boolean not null,
    reason     text    not null
);
comment on table quarantine is 'Streams that the read models hold only up to an event that could not be read or projected.';
comment on column quarantine.stream is 'Such as unit:TZ0001A; what stands in it from the position on is in no table of projections.';
comment on column quarantine.position is 'The first event that is left out.';
comment on column quarantine.known_from is 'The fact that event follows from, or its own position: questions about earlier knowledge lack nothing.';
comment on column quarantine.refused is 'True where the database did not take its rows; a rebuild then leaves the stream out without trying.';
comment on column quarantine.reason is 'For an operator.';

grant select, insert, delete on quarantine to ${app_role};

create view reporting.quarantine as
    select stream, case when starts_with(stream, 'unit:') then substr(stream, 6) end as unit, position, known_from, reason
    from public.quarantine;
comment on view reporting.quarantine is 'Units and payments whose later events these views lack, since which position, and why.';
grant select on reporting.quarantine to ${app_role};
