package org.socai.projections.arrears;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.socai.ledger.contribution.UnitCode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the units whose principal is overdue, and adds up what they owe. */
final class OverdueUnits {
    // A planner expects a few hundred units in arrears and would look up the place and the closing
    // of each; where the unit is an expression it has to read them all once.
    private static final String SQL =
            ItemSql.CHARGE
                    + """
                    , item_overdue as (
                        select unit, sum(sm + rs + oad + ui + hi)::bigint as amount
                        from item
                        where period is not null and until_on > :day
                        group by unit, period
                        having sum(sm + rs + oad + ui + hi) > 0
                    ), unit_overdue as materialized (
                        select unit, count(*) as months, sum(amount)::bigint as amount
                        from item_overdue
                        group by unit
                        having count(*) >= :minMonths and sum(amount) >= :minAmount
                    ), place as (
                        select unit || '' as unit
                        from unit_place
                        where from_on <= :day and until_on > :day and known_from <= :position and known_until > :position
                          and office between :office and :office || '~'
                    ), in_office as materialized (
                        select o.unit, o.months, o.amount
                        from unit_overdue o
                        join place p on p.unit = o.unit
                    ), scope as (
                        select o.unit, o.months, o.amount, coalesce(w.workers, 0) as workers
                        from in_office o
                        left join lateral (
                            select d.workers
                            from declared_workers d
                            where d.unit = o.unit and d.kind in ('REGULAR', 'RETROACTIVE')
                              and d.declared_on <= :day and d.known_from <= :position
                            order by d.period desc, d.declared_on desc, d.position desc
                            limit 1) w on true
                    )\
                    """
                    + ItemSql.SURE
                    + """
                    , page as (
                        select unit, months, amount, workers
                        from verdict
                        order by amount desc, unit collate "C"
                        limit :size offset :offset
                    ), total as (
                        select count(*) as units, coalesce(sum(workers), 0)::bigint as workers,
                               coalesce(sum(amount), 0)::bigint as overdue,
                               array_agg(unit) filter (where not sure) as derived
                        from verdict
                    ), charged as (
                        select coalesce(sum(c.amount), 0)::bigint as charge
                        from verdict v join charge_part c on c.unit = v.unit
                        where v.sure
                    )
                    select t.units, t.workers as all_workers, t.overdue, c.charge, t.derived,
                           p.unit, p.months, p.amount, p.workers
                    from total t
                    cross join charged c
                    left join page p on true
                    order by p.amount desc, p.unit collate "C"
                    """;

    private final JdbcClient jdbc;

    OverdueUnits(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** What one unit owes overdue over all funds, and how many workers it has declared last. */
    record Overdue(UnitCode unit, int workers, int monthsOwed, long total) {}

    /**
     * The units asked for.
     *
     * @param charge late charge accrued and unpaid of all but those to be derived, in dong
     * @param toBeDerived those whose charge is not among it
     * @param page the units of the page, in the order of the report
     */
    record Found(
            int units,
            long workers,
            long overdue,
            long charge,
            List<UnitCode> toBeDerived,
            List<Overdue> page) {}

    Found find(ArrearsQuestion question, ChargeQuestion charges) {
        var statement =
                charges.bindTo(jdbc.sql(SQL))
                        .param("minMonths", question.minMonths())
                        .param("minAmount", question.minAmount())
                        .param("office", question.office())
                        .param("size", question.page().size())
                        .param("offset", question.page().offset());
        var page = new ArrayList<Overdue>();
        var found = new ArrayList<Found>();
        statement.query(
                row -> {
                    if (found.isEmpty()) {
                        found.add(
                                new Found(
                                        row.getInt("units"),
                                        row.getLong("all_workers"),
                                        row.getLong("overdue"),
                                        row.getLong("charge"),
                                        UnpaidCharges.units(row, "derived"),
                                        page));
                    }
                    var unit = row.getString("unit");
                    if (unit != null) {
                        page.add(
                                new Overdue(
                                        new UnitCode(unit),
                                        row.getInt("workers"),
                                        row.getInt("months"),
                                        row.getLong("amount")));
                    }
                });
        return found.getFirst();
    }
}
