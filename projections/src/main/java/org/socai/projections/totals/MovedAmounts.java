package org.socai.projections.totals;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BiConsumer;
import org.postgresql.PGStatement;
import org.socai.projections.feed.KeptRows;
import org.socai.projections.movement.KeptMovement;
import org.socai.projections.movement.MovementKind;

/**
 * A row of {@code movement} as far as offices are concerned. Days are counted from 1970.
 *
 * @param overdueFrom from when principal is overdue; the effective day for what is never due
 * @param amounts the five funds and money, in whole dong
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record MovedAmounts(
        MovementKind kind, long knownFrom, long effectiveOn, long overdueFrom, long[] amounts) {
    private static final String SELECT =
            """
            select unit, kind, effective_on - date '1970-01-01',
                   greatest(effective_on, due_on + 1) - date '1970-01-01', sm, rs, oad, ui, hi, money, known_from
            from movement
            where unit is not null and kind <> 'CHARGE' and\
            """;
    private static final int FETCHED_AT_ONCE = 4_000;

    /** Hands over, with their units, what became known after one position through another. */
    static void known(
            Connection connection,
            long after,
            long through,
            BiConsumer<String, MovedAmounts> consumer)
            throws SQLException {
        try (var select =
                connection.prepareStatement(SELECT + " known_from > ? and known_from <= ?")) {
            select.setLong(1, after);
            select.setLong(2, through);
            forEach(select, consumer);
        }
    }

    /** The same of the rows that a rebuild has kept. */
    static void known(
            KeptRows kept, long after, long through, BiConsumer<String, MovedAmounts> consumer) {
        KeptMovement.forEach(
                kept,
                after,
                through,
                movement -> {
                    var kind = movement.kind();
                    if (kind != MovementKind.CHARGE) {
                        consumer.accept(
                                movement.unit(),
                                new MovedAmounts(
                                        kind,
                                        movement.knownFrom(),
                                        movement.effectiveOn(),
                                        movement.overdueFrom(),
                                        movement.amounts()));
                    }
                });
    }

    /** Hands over all that units had as known at a position. */
    static void of(
            Connection connection,
            List<String> units,
            long through,
            BiConsumer<String, MovedAmounts> consumer)
            throws SQLException {
        try (var select =
                connection.prepareStatement(SELECT + " unit = any (?) and known_from <= ?")) {
            select.setArray(1, connection.createArrayOf("text", units.toArray()));
            select.setLong(2, through);
            forEach(select, consumer);
        }
    }

    private static void forEach(PreparedStatement select, BiConsumer<String, MovedAmounts> consumer)
            throws SQLException {
        select.unwrap(PGStatement.class).setPrepareThreshold(-1);
        select.setFetchSize(FETCHED_AT_ONCE);
        try (var row = select.executeQuery()) {
            while (row.next()) {
                consumer.accept(row.getString(1), of(row));
            }
        }
    }

    private static MovedAmounts of(ResultSet row) throws SQLException {
        var amounts = new long[6];
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = row.getLong(5 + i);
        }
        return new MovedAmounts(
                MovementKind.valueOf(row.getString(2)),
                row.getLong(11),
                row.getInt(3),
                row.getInt(4),
                amounts);
    }
}
