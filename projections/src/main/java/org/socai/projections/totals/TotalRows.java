package org.socai.projections.totals;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGStatement;
import org.socai.ledger.packed.Packed;
import org.socai.ledger.store.BinaryCopy;

/** Rows of {@code office_total} on their way into the table, and back. Not thread-safe. */
final class TotalRows {
    private final BinaryCopy rows = new BinaryCopy("office_total", "level, block, month, totals");

    /**
     * The days of a month.
     *
     * @param month its first day
     */
    void days(int level, long block, long month, Packed totals) {
        rows.row().small(level).number(block).day(month).bytes(totals.asBuffer());
    }

    /** All months. */
    void months(int level, long block, Packed totals) {
        rows.row().small(level).number(block).nothing().bytes(totals.asBuffer());
    }

    void send(Connection connection) throws SQLException {
        rows.send(connection);
    }

    /** Adds up what some blocks of a level hold, day by day. */
    static DaySums read(Connection connection, int level, long first, long last)
            throws SQLException {
        var sums = new DaySums(new Offices());
        try (var select =
                connection.prepareStatement(
                        """
                        select totals from office_total
                        where level = ? and block >= ? and block <= ? and month is not null
                        """)) {
            select.unwrap(PGStatement.class).setPrepareThreshold(-1);
            select.setFetchSize(100);
            select.setInt(1, level);
            select.setLong(2, first);
            select.setLong(3, last);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    sums.add(new PackedTotals(row.getBytes(1)));
                }
            }
        }
        return sums;
    }

    static void delete(Connection connection, int level, long block) throws SQLException {
        try (var delete =
                connection.prepareStatement(
                        "delete from office_total where level = ? and block = ?")) {
            delete.setInt(1, level);
            delete.setLong(2, block);
            delete.executeUpdate();
        }
    }
}
