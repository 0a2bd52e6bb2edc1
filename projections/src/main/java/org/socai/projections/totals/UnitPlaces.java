package org.socai.projections.totals;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps {@code unit_place}: from when until when, and known from when, a unit was whose. */
final class UnitPlaces {
    /**
     * For every position at which something about a unit's place became known, the days on which
     * its place changes as known then, and what holds from each on. That is what the function
     * {@code unit_at} says, written out because a planner asks a function for all units.
     */
    private static final String ADD_MOVED =
            """
            insert into unit_place
                (unit, office, budget_funded, from_on, until_on, known_from, known_until)
            select v.unit, place.office, place.budget_funded, d.from_on, d.until_on, v.known_from, v.known_until
            from (select unit, known_from,
                         lead(known_from, 1, 9223372036854775807)
                             over (partition by unit order by known_from) as known_until,
                         count(*) over (partition by unit) as changes
                  from unit_master
                  where unit = any (:units) and (office is not null or budget_funded is not null)) as v
            cross join lateral (
                select case when lag(day) over days is null then date '-infinity' else day end as from_on,
                       lead(day, 1, date 'infinity') over days as until_on,
                       day
                from (select distinct m.effective_on as day
                      from unit_master m
                      where m.unit = v.unit and m.known_from <= v.known_from
                        and (m.office is not null or m.budget_funded is not null)) as changes
                window days as (order by day)) as d
            cross join lateral (
                select (array_agg(m.office order by m.effective_on > d.day, abs(m.effective_on - d.day), m.position desc)
                           filter (where m.office is not null))[1] as office,
                       (array_agg(m.budget_funded order by m.effective_on > d.day, abs(m.effective_on - d.day), m.position desc)
                           filter (where m.budget_funded is not null))[1] as budget_funded
                from unit_master m
                where m.unit = v.unit and m.known_from <= v.known_from) as place
            where v.changes > 1
            """;

    /** Most units stay where they were registered, and are many at a time. */
    private static final String ADD_SETTLED =
            """
            insert into unit_place
                (unit, office, budget_funded, from_on, until_on, known_from, known_until)
            select unit, min(office), bool_or(budget_funded), date '-infinity', date 'infinity', min(known_from),
                   9223372036854775807
            from unit_master
            where unit = any (:units) and (office is not null or budget_funded is not null)
            group by unit
            having count(*) = 1
            """;

    private static final int UNITS_AT_ONCE = 5_000;

    private final JdbcClient jdbc;

    UnitPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How far the places go, and how far what they are made from. */
    private record Reach(long places, long changes) {}

    /** Takes in every change that became known after those taken in last. */
    void advance() {
        var reach = reach();
        if (reach.changes() <= reach.places()) {
            return;
        }
        var units =
                jdbc.sql(
                                """
                                select distinct unit
                                from unit_master
                                where position > :after and (office is not null or budget_funded is not null)
                                """)
                        .param("after", reach.places())
                        .query((row, _) -> row.getString(1))
                        .list();
        for (int from = 0; from < units.size(); from += UNITS_AT_ONCE) {
            var some = units.subList(from, Math.min(from + UNITS_AT_ONCE, units.size()));
            remove(some);
            add(some);
        }
    }

    /** Both from the end of an index; hardly any batch changes the place of a unit. */
    private Reach reach() {
        return jdbc.sql(
                        """
                        select coalesce((select max(known_from) from unit_place), 0),
                               coalesce((select max(position) from unit_master
                                         where office is not null or budget_funded is not null), 0)
                        """)
                .query((row, _) -> new Reach(row.getLong(1), row.getLong(2)))
                .single();
    }

    void remove(List<String> units) {
        jdbc.sql("delete from unit_place where unit = any (:units)")
                .param("units", units.toArray(String[]::new))
                .update();
    }

    void add(List<String> units) {
        for (var sql : List.of(ADD_SETTLED, ADD_MOVED)) {
            jdbc.sql(sql).param("units", units.toArray(String[]::new)).update();
        }
    }
}
