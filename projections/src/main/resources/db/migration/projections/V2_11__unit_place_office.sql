-- Whether an office code begins those of all offices is asked before any unit is looked at.
create index unit_place_office on unit_place (office);
