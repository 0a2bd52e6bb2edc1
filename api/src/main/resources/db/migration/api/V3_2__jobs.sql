-- Long work: imports and closings. Progress is recorded in the transaction that books, so work that was cut off goes
-- on where it was and books nothing twice.
create table job (
    id              uuid        primary key,
    number          bigint      generated always as identity unique,
    kind            text        not null,
    state           text        not null check (state in ('RUNNING', 'SUCCEEDED', 'FAILED')),
    actor           text        not null,
    file_name       text,
    file_sha256     text,
    through         text,
    total           bigint      not null default 0,
    processed       bigint      not null default 0,
    accepted        bigint      not null default 0,
    duplicates      bigint      not null default 0,
    rejected        bigint      not null default 0,
    resume_after    text        not null default '',
    created_at      timestamptz not null default clock_timestamp(),
    finished_at     timestamptz
);
create index job_waiting on job (number) where state = 'RUNNING';

create table job_rejection (
    job     uuid   not null references job,
    number  bigint generated always as identity,
    line    bigint not null,
    code    text   not null,
    message text   not null,
    primary key (job, number)
);

comment on table job is 'Imports and closings, waiting, running and done.';
comment on column job.processed is 'Rows, or units, looked at; moves in the transaction that books them.';
comment on column job.resume_after is 'Closings: the last stream that was looked at.';
comment on table job_rejection is 'What was not booked, with its line, a stable code and a sentence.';

grant select, insert, update on job to ${app_role};
grant select, insert on job_rejection to ${app_role};
