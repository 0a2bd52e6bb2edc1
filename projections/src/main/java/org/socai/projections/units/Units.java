package org.socai.projections.units;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.TaxCode;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.contribution.UnitType;
import org.socai.projections.Page;
import org.socai.projections.feed.AsOf;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds units, and gives the master data that hold at a pair of dates. */
public final class Units {
    private final JdbcClient jdbc;

    public Units(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /**
     * Finds units by the beginning of their code or tax code, or by any part of their name,
     * whatever its case and accents, among the master data that hold at the two dates.
     *
     * @param query blank finds all
     * @param office an office code or the beginning of one; empty for all
     */
    public UnitList search(String query, String office, AsOf asOf, Page page) {
        var parameters =
                Map.of(
                        "day", asOf.effectiveOn(),
                        "position", asOf.position(),
                        "office", office,
                        "code", query.strip().toUpperCase(Locale.ROOT),
                        "text", SearchText.of(query),
                        "size", page.size(),
                        "offset", page.offset());
        long total =
                jdbc.sql(
                                """
                                select count(*)
                                from unit_at(:day, :position)
                                where starts_with(office, :office)
                                  and (starts_with(unit, :code) or starts_with(tax_code, :code)
                                       or (:text <> '' and strpos(search_name, :text) > 0))
                                """)
                        .params(parameters)
                        .query(Long.class)
                        .single();
        var codes =
                jdbc.sql(
                                """
                                select unit
                                from unit_at(:day, :position)
                                where starts_with(office, :office)
                                  and (starts_with(unit, :code) or starts_with(tax_code, :code)
                                       or (:text <> '' and strpos(search_name, :text) > 0))
                                order by unit collate "C"
                                limit :size offset :offset
                                """)
                        .params(parameters)
                        .query((row, _) -> new UnitCode(row.getString(1)))
                        .list();
        return new UnitList(total, List.copyOf(masters(codes, asOf).values()));
    }

    /** The master data of one unit; null where it was not known. */
    public @Nullable UnitMaster master(UnitCode unit, AsOf asOf) {
        return masters(List.of(unit), asOf).get(unit);
    }

    /**
     * The master data of several units, in the order of their codes; those that were not known are
     * left out.
     */
    public Map<UnitCode, UnitMaster> masters(Collection<UnitCode> units, AsOf asOf) {
        var masters = new LinkedHashMap<UnitCode, UnitMaster>();
        jdbc.sql(
                        """
                        select u.*, (select max(c.month)
                                     from month_closed c
                                     where c.unit = u.unit and c.known_from <= :position) as closed_through
                        from unit_at(:day, :position) u
                        where u.unit = any (:units)
                        order by u.unit collate "C"
                        """)
                .param("day", asOf.effectiveOn())
                .param("position", asOf.position())
                .param("units", units.stream().map(UnitCode::value).toArray(String[]::new))
                .query((row, _) -> master(row))
                .list()
                .forEach(master -> masters.put(master.unit(), master));
        return masters;
    }

    /**
     * The next units after one as known at a position, in the order of their codes; an empty code
     * begins.
     */
    public List<UnitCode> after(String code, long position, int atMost) {
        return jdbc.sql(
                        """
                        select unit
                        from unit_master
                        where registration and known_from <= :position and unit collate "C" > :code
                        order by unit collate "C"
                        limit :atMost
                        """)
                .param("position", position)
                .param("code", code)
                .param("atMost", atMost)
                .query((row, _) -> new UnitCode(row.getString(1)))
                .list();
    }

    private static UnitMaster master(ResultSet row) throws SQLException {
        var taxCode = row.getString("tax_code");
        var closedThrough = row.getObject("closed_through", LocalDate.class);
        return new UnitMaster(
                new UnitCode(row.getString("unit")),
                row.getString("name"),
                taxCode == null ? null : new TaxCode(taxCode),
                UnitType.valueOf(row.getString("unit_type")),
                new OfficeCode(row.getString("office")),
                PaymentCycle.valueOf(row.getString("payment_cycle")),
                row.getBoolean("budget_funded"),
                row.getObject("registered_on", LocalDate.class),
                closedThrough == null ? null : ContributionMonth.of(closedThrough));
    }
}
