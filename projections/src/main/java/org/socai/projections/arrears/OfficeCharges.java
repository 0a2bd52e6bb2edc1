package org.socai.projections.arrears;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.UnitCode;
import org.socai.projections.feed.AsOf;
import org.socai.projections.figures.UnitFigures;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The unpaid late charge of all units of an office, exact to the dong. */
public final class OfficeCharges {
    private static final String SQL =
            ItemSql.CHARGE
                    + """
                    , scope as (
                        select p.unit
                        from unit_place p
                        where p.from_on <= :day and p.until_on > :day
                          and p.known_from <= :position and p.known_until > :position
                          and p.office between :office and :office || '~'
                          and (:budgetFunded::boolean is null or p.budget_funded = :budgetFunded)
                    )\
                    """
                    + ItemSql.SURE
                    + """
                    select (select coalesce(sum(c.amount), 0)::bigint
                            from verdict v join charge_part c on c.unit = v.unit
                            where v.sure) as charge,
                           (select array_agg(unit) from verdict where not sure) as derived
                    """;

    private final JdbcClient jdbc;
    private final UnpaidCharges charges;

    public OfficeCharges(DataSource database, UnitFigures figures) {
        this.jdbc = JdbcClient.create(database);
        this.charges = new UnpaidCharges(database, figures);
    }

    /** What was added up, and the units whose charge is not among it. */
    private record Sum(long charge, List<UnitCode> toBeDerived) {}

    /**
     * The charge at the end of the day, in dong.
     *
     * @param office an office code or the beginning of one; empty for all
     * @param budgetFunded only units that are, or are not; null for all
     * @throws org.socai.ledger.rules.MissingRule where a figure needs a rate that was not known
     */
    public long of(String office, @Nullable Boolean budgetFunded, AsOf asOf) {
        var sum = charges.ask(asOf, question -> sum(office, budgetFunded, question));
        return Math.addExact(sum.charge(), charges.derived(sum.toBeDerived(), asOf));
    }

    private Sum sum(String office, @Nullable Boolean budgetFunded, ChargeQuestion question) {
        return question.bindTo(jdbc.sql(SQL))
                .param("office", office)
                .param("budgetFunded", budgetFunded)
                .query(
                        (row, _) ->
                                new Sum(row.getLong("charge"), UnpaidCharges.units(row, "derived")))
                .single();
    }
}
