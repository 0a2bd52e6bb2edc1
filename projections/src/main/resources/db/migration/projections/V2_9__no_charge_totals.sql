-- No question adds up what was charged: what units owe in charges follows from their accounts.
delete from office_total where kind = 'CHARGE';
comment on column office_total.kind is 'A kind of movement but CHARGE by its effective day, or OVERDUE: principal by the day from which it is overdue.';

-- Nor does one look for charges by day.
drop index movement_charge;
