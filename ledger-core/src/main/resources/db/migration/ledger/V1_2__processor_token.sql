-- How far each event processor has come; claimed by one program at a time.
create table processor_token (
    processor  text    not null,
    segment    integer not null,
    token      bytea,
    token_type text,
    claimed_at text,
    owner      text,
    primary key (processor, segment)
);

comment on table processor_token is 'Positions of event processors, kept by Axon''s token store.';

grant select, insert, update, delete on processor_token to ${app_role};
