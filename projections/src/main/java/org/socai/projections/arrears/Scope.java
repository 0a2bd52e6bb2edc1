package org.socai.projections.arrears;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.store.CopiedRows;
import org.socai.projections.feed.AsOf;

/**
 * Which units belong to offices at a pair of dates. Whoever has moved anything belongs to some
 * office, so it is as good to know the units of the others; whichever are fewer are read. An office
 * code that begins all others asks for everybody.
 */
final class Scope {
    private final Set<String> units;
    private final boolean theirs;

    /**
     * @param theirs whether the units are those asked for, or all others
     */
    private Scope(Set<String> units, boolean theirs) {
        this.units = units;
        this.theirs = theirs;
    }

    /**
     * Those asked for.
     *
     * @param office an office code or the beginning of one; empty for all
     * @param budgetFunded only units that are, or are not; null for all
     */
    static Scope of(Connection connection, String office, @Nullable Boolean budgetFunded, AsOf asOf)
            throws SQLException {
        if (budgetFunded == null && beginsAll(connection, office)) {
            return new Scope(Set.of(), false);
        }
        var places =
                """
                from unit_place
                where from_on <= date '%1$s' and until_on > date '%1$s' and known_from <= %2$d and known_until > %2$d
                """
                        .formatted(asOf.effectiveOn(), asOf.position());
        var inside =
                "(office between %s and %s and %s)"
                        .formatted(
                                CopiedRows.literal(connection, office),
                                CopiedRows.literal(connection, office + "~"),
                                budgetFunded == null ? "true" : "budget_funded = " + budgetFunded);
        boolean theirs = areFewer(connection, places, inside);
        var units = new HashSet<String>();
        var query = "select unit %s and %s %s".formatted(places, theirs ? "" : "not", inside);
        try (var row = new CopiedRows(connection, query)) {
            while (row.next()) {
                units.add(row.text());
            }
        }
        return new Scope(units, theirs);
    }

    /** Whether no unit was ever administered by an office of another code; read from an index. */
    private static boolean beginsAll(Connection connection, String office) throws SQLException {
        try (var select =
                connection.prepareStatement(
                        "select min(office) >= ? and max(office) <= ? from unit_place")) {
            select.setString(1, office);
            select.setString(2, office + "~");
            try (var row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static boolean areFewer(Connection connection, String places, String inside)
            throws SQLException {
        var query = "select count(*) filter (where %s) * 2 < count(*) %s".formatted(inside, places);
        try (var select = connection.createStatement();
                var row = select.executeQuery(query)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    boolean has(String unit) {
        return units.contains(unit) == theirs;
    }
}
