package org.socai.projections.rates;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.UnitCode;
import org.socai.projections.feed.AsOf;
import org.socai.projections.figures.LateCharges;
import org.socai.projections.totals.OfficeFigures;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The unpaid late charge of all units of an office, exact to the dong. At the end of a month that
 * is closed for all of them it is the posted charge. Where it is not, only the units whose month is
 * open are looked at one by one.
 */
public final class OfficeCharges {
    private final JdbcClient jdbc;
    private final LateCharges lateCharges;

    public OfficeCharges(DataSource database, LateCharges lateCharges) {
        this.jdbc = JdbcClient.create(database);
        this.lateCharges = lateCharges;
    }

    /**
     * The charge at the end of the day.
     *
     * @param figures of the same office, flag and dates
     * @throws org.socai.ledger.rules.MissingRule where a figure needs a rate that was not known
     */
    FundAmounts of(
            String office, @Nullable Boolean budgetFunded, AsOf asOf, OfficeFigures figures) {
        var open = open(office, budgetFunded, asOf);
        return figures.postedCharge()
                .minus(sum(lateCharges.posted(open, asOf).values()))
                .plus(sum(lateCharges.of(open, asOf).values()));
    }

    private static FundAmounts sum(Iterable<FundAmounts> amounts) {
        var sum = FundAmounts.ZERO;
        for (var one : amounts) {
            sum = sum.plus(one);
        }
        return sum;
    }

    /** Those for which the day is not the end of a closed month. */
    private List<UnitCode> open(String office, @Nullable Boolean budgetFunded, AsOf asOf) {
        var month = ContributionMonth.of(asOf.effectiveOn());
        // Most units close a month by itself; those that closed a later one at once are few.
        return jdbc.sql(
                        """
                        with perhaps as materialized (
                            select p.unit
                            from unit_place p
                            where p.from_on <= :day and p.until_on > :day
                              and p.known_from <= :position and p.known_until > :position
                              and p.office between :office and :office || '~'
                              and (:budgetFunded::boolean is null or p.budget_funded = :budgetFunded)
                              and not (:endOfMonth and exists (
                                  select 1 from month_closed c
                                  where c.month = :month and c.unit = p.unit and c.known_from <= :position))
                        )
                        select unit
                        from perhaps p
                        where not (:endOfMonth and exists (
                            select 1 from month_closed c
                            where c.unit = p.unit and c.month > :month and c.known_from <= :position))
                        """)
                .param("day", asOf.effectiveOn())
                .param("position", asOf.position())
                .param("office", office)
                .param("budgetFunded", budgetFunded)
                .param("month", month.firstDay())
                .param("endOfMonth", month.lastDay().equals(asOf.effectiveOn()))
                .query((row, _) -> new UnitCode(row.getString(1)))
                .list();
    }
}
