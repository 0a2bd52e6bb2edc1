-- An append has to see every publication of rules that is committed before it, and none may be committed while it goes
-- on. So it takes the lock that publications take alone, and counts them afterwards. Each statement of a volatile
-- function sees what was committed when that statement began; in one statement the count would be as old as the wait.

create function publications_in_force(publication_lock bigint, rules text) returns bigint
    language sql volatile
as $$
    select pg_advisory_xact_lock_shared(publication_lock);
    select coalesce(max(sequence) + 1, 0) from event where stream = rules;
$$;

comment on function publications_in_force is 'How many publications of rules there are; until the end of the transaction there will be no more.';
