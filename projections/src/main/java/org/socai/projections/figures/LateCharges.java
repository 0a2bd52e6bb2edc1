package org.socai.projections.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.UnitCode;
import org.socai.projections.feed.AsOf;
import org.socai.projections.movement.FundColumns;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The unpaid late charge of some units at a pair of dates, fund by fund, exact to the dong.
 *
 * <p>At the end of a month that is closed for a unit the charges stand posted and are summed; on
 * any other day they are derived. Both ways give the same figure there, and the checker compares
 * them.
 */
public final class LateCharges {
    private final JdbcClient jdbc;
    private final UnitFigures figures;

    public LateCharges(DataSource database, UnitFigures figures) {
        this.jdbc = JdbcClient.create(database);
        this.figures = figures;
    }

    /**
     * The charge of each unit per fund; zero where there is none.
     *
     * @throws org.socai.ledger.rules.MissingRule where a figure needs a rate that was not known
     */
    public Map<UnitCode, FundAmounts> of(Collection<UnitCode> units, AsOf asOf) {
        var closed = closedAtEndOf(units, asOf);
        var charges = posted(closed, asOf);
        var open = new ArrayList<UnitCode>();
        for (var unit : units) {
            if (!closed.contains(unit)) {
                open.add(unit);
            }
        }
        figures.balances(open, asOf)
                .forEach(
                        (unit, balance) ->
                                charges.put(
                                        unit, FundAmounts.of(fund -> balance.of(fund).charge())));
        units.forEach(unit -> charges.putIfAbsent(unit, FundAmounts.ZERO));
        return charges;
    }

    /**
     * Those of the units for which the day is the end of a month closed by then; none on any other
     * day.
     */
    public Set<UnitCode> closedAtEndOf(Collection<UnitCode> units, AsOf asOf) {
        if (units.isEmpty() || !isEndOfMonth(asOf.effectiveOn())) {
            return Set.of();
        }
        return new HashSet<>(
                jdbc.sql(
                                """
                                select unit
                                from month_closed
                                where unit = any (:units) and known_from <= :position
                                group by unit
                                having max(month) >= :month
                                """)
                        .param("units", codes(units))
                        .param("position", asOf.position())
                        .param("month", asOf.effectiveOn().withDayOfMonth(1))
                        .query((row, _) -> new UnitCode(row.getString(1)))
                        .list());
    }

    /**
     * The charge that stands posted for each unit, which is all of it only at the end of a closed
     * month; units without any are left out.
     */
    private Map<UnitCode, FundAmounts> posted(Collection<UnitCode> units, AsOf asOf) {
        var charges = new HashMap<UnitCode, FundAmounts>();
        if (units.isEmpty()) {
            return charges;
        }
        jdbc.sql(
                        """
                        select unit, sum(sm)::bigint as sm, sum(rs)::bigint as rs, sum(oad)::bigint as oad,
                               sum(ui)::bigint as ui, sum(hi)::bigint as hi
                        from movement
                        where kind in ('CHARGE', 'CHARGE_ALLOCATION') and unit = any (:units)
                          and effective_on <= :day and known_from <= :position
                        group by unit
                        """)
                .param("units", codes(units))
                .param("day", asOf.effectiveOn())
                .param("position", asOf.position())
                .query(
                        row -> {
                            charges.put(new UnitCode(row.getString("unit")), FundColumns.of(row));
                        });
        return charges;
    }

    private static boolean isEndOfMonth(LocalDate day) {
        return ContributionMonth.of(day).lastDay().equals(day);
    }

    private static String[] codes(Collection<UnitCode> units) {
        List<String> codes = units.stream().map(UnitCode::value).toList();
        return codes.toArray(String[]::new);
    }
}
