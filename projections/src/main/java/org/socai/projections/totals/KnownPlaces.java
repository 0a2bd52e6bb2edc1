package org.socai.projections.totals;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.socai.ledger.contribution.UnitCode;

/** Rows of {@code unit_place} in memory, by unit. Days are counted from 1970. Immutable. */
final class KnownPlaces {
    private static final int FETCHED_AT_ONCE = 10_000;

    private static final String SELECT =
            """
            select unit, office, budget_funded,
                   case when isfinite(from_on) then from_on - date '1970-01-01' end,
                   case when isfinite(until_on) then until_on - date '1970-01-01' end,
                   known_from, known_until
            from unit_place
            """;

    /**
     * Whose a unit is on business days and as known at positions, each from the first number to
     * before the second.
     *
     * @param office the number of an {@link Office}
     * @param until {@link #FOREVER} where it is whose it is without end
     */
    record Place(int office, long from, long until, long knownFrom, long knownUntil) {
        static final long FOREVER = Long.MAX_VALUE;
        static final long EVER = Long.MIN_VALUE;

        boolean isKnown(long position) {
            return knownFrom <= position && position < knownUntil;
        }
    }

    private final Map<String, List<Place>> places = new HashMap<>();
    private final Offices offices = new Offices();

    private KnownPlaces() {}

    /** Those of all units. */
    static KnownPlaces all(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(SELECT)) {
            return read(select);
        }
    }

    /** Those of one unit. */
    static KnownPlaces of(Connection connection, UnitCode unit) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + " where unit = ?")) {
            select.setString(1, unit.value());
            return read(select);
        }
    }

    /**
     * Those of the units of which a movement or a place became known after one position through
     * another.
     */
    static KnownPlaces known(Connection connection, long after, long through) throws SQLException {
        try (var select =
                connection.prepareStatement(
                        SELECT
                                + """
                                 where unit in (
                                    select unit from movement where known_from > ? and known_from <= ?
                                    union
                                    select unit from unit_place where known_from > ? and known_from <= ?)
                                """)) {
            select.setLong(1, after);
            select.setLong(2, through);
            select.setLong(3, after);
            select.setLong(4, through);
            return read(select);
        }
    }

    private static KnownPlaces read(PreparedStatement select) throws SQLException {
        var read = new KnownPlaces();
        select.setFetchSize(FETCHED_AT_ONCE);
        try (var row = select.executeQuery()) {
            while (row.next()) {
                var office = new Office(row.getString(2), row.getBoolean(3));
                var place =
                        new Place(
                                read.offices.number(office),
                                day(row, 4, Place.EVER),
                                day(row, 5, Place.FOREVER),
                                row.getLong(6),
                                row.getLong(7));
                read.places.computeIfAbsent(row.getString(1), _ -> new ArrayList<>(1)).add(place);
            }
        }
        return read;
    }

    private static long day(ResultSet row, int column, long otherwise) throws SQLException {
        long day = row.getLong(column);
        return row.wasNull() ? otherwise : day;
    }

    /** Every place that a unit ever had; none for a unit without. */
    List<Place> of(String unit) {
        return places.getOrDefault(unit, List.of());
    }

    Offices offices() {
        return offices;
    }

    /**
     * The units whose place becomes another in a block: something is known about it at a position
     * in the block, and something was before.
     *
     * @param after the position before the first of the block
     * @param through its last one
     */
    List<String> movedIn(long after, long through) {
        var moved = new ArrayList<String>();
        places.forEach(
                (unit, all) -> {
                    if (all.size() > 1
                            && all.stream().anyMatch(place -> isIn(place, after, through))
                            && all.stream().anyMatch(place -> place.knownFrom() <= after)) {
                        moved.add(unit);
                    }
                });
        return moved;
    }

    private static boolean isIn(Place place, long after, long through) {
        return after < place.knownFrom() && place.knownFrom() <= through;
    }
}
