-- A sum of bigint that is a bigint, and an error where it would not fit. sum(bigint) is a numeric, and keeping one for
-- each column of each of many groups takes most of the time that adding up takes.
create aggregate bigint_sum(bigint) (
    sfunc = int8pl,
    stype = bigint,
    initcond = '0',
    combinefunc = int8pl,
    parallel = safe
);
comment on aggregate bigint_sum(bigint) is 'The sum of whole numbers, 0 of none; an error where it does not fit into a bigint.';
