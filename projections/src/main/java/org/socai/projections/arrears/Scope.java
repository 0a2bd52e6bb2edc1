package org.socai.projections.arrears;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.socai.projections.feed.AsOf;

/** Which units belong to offices at a pair of dates. */
final class Scope {
    private final @Nullable Set<String> units;

    private Scope(@Nullable Set<String> units) {
        this.units = units;
    }

    /**
     * Those asked for.
     *
     * @param office an office code or the beginning of one; empty for all
     * @param budgetFunded only units that are, or are not; null for all
     */
    static Scope of(Connection connection, String office, @Nullable Boolean budgetFunded, AsOf asOf)
            throws SQLException {
        if (office.isEmpty() && budgetFunded == null) {
            return new Scope(null);
        }
        var units = new HashSet<String>();
        try (var row = new CopiedRows(connection, query(connection, office, budgetFunded, asOf))) {
            while (row.next()) {
                units.add(row.text());
            }
        }
        return new Scope(units);
    }

    private static String query(
            Connection connection, String office, @Nullable Boolean budgetFunded, AsOf asOf)
            throws SQLException {
        var literals = connection.unwrap(PGConnection.class);
        return """
        select unit
        from unit_place
        where from_on <= date '%1$s' and until_on > date '%1$s' and known_from <= %2$d and known_until > %2$d
          and office between %3$s and %4$s and (%5$s)
        """
                .formatted(
                        asOf.effectiveOn(),
                        asOf.position(),
                        "'" + literals.escapeLiteral(office) + "'",
                        "'" + literals.escapeLiteral(office + "~") + "'",
                        budgetFunded == null ? "true" : "budget_funded = " + budgetFunded);
    }

    /**
     * Whoever has moved anything belongs to some office, so all are all that anything is known of.
     */
    boolean has(String unit) {
        return units == null || units.contains(unit);
    }
}
