package org.socai.projections.arrears;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.UnitCode;
import org.socai.projections.feed.AsOf;
import org.socai.projections.movement.FundColumns;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sums the overdue principal of a few units fund by fund. */
final class OverdueFunds {
    private final JdbcClient jdbc;

    OverdueFunds(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    Map<UnitCode, FundAmounts> of(Collection<UnitCode> units, AsOf asOf) {
        var overdue = new HashMap<UnitCode, FundAmounts>();
        jdbc.sql(
                        """
                        select unit, sum(sm)::bigint as sm, sum(rs)::bigint as rs, sum(oad)::bigint as oad,
                               sum(ui)::bigint as ui, sum(hi)::bigint as hi
                        from movement
                        where unit = any (:units) and kind in ('OBLIGATION', 'ALLOCATION')
                          and due_on < :day and effective_on <= :day and known_from <= :position
                        group by unit
                        """)
                .param("units", units.stream().map(UnitCode::value).toArray(String[]::new))
                .param("day", asOf.effectiveOn())
                .param("position", asOf.position())
                .query(
                        row -> {
                            overdue.put(new UnitCode(row.getString("unit")), FundColumns.of(row));
                        });
        return overdue;
    }
}
