-- Who may ask and tell. A name stands in the ledger as the actor of facts: it is never given to anybody else, so users
-- are disabled and not deleted.

create table app_user (
    username      text        primary key check (username ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
    password_hash text        not null,
    role          text        not null
        check (role in ('COLLECTOR', 'FINANCE', 'DIRECTOR', 'INSPECTOR', 'AUDITOR', 'REPORTER', 'ADMIN')),
    created_at    timestamptz not null default now(),
    disabled      boolean     not null default false
);

comment on table app_user is 'Local users with their one role.';
comment on column app_user.password_hash is 'bcrypt, with its own salt and cost.';

grant select, insert, update on app_user to ${app_role};
