-- Instants grow with positions, so the last position recorded by an instant is searched by halves among positions. The
-- index cost every event an entry more.
drop index event_position_recorded;
