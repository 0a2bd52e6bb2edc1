package org.socai.projections.movement;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Says up to which position everything that is known is there.
 *
 * <p>What follows from a fact is known from the fact's position on and stands behind it, so when
 * the read models have come to a position they may lack what is known from it or from an earlier
 * one. But facts and consequences of one transaction get their positions together: once the read
 * models have come to what was the ledger's last position at any moment, nothing known from it or
 * from an earlier one can still come. Such a position is awaited in a column {@code awaited} of the
 * table that belongs to whoever asks.
 */
public final class CompleteKnowledge {
    private final Connection connection;
    private final String table;

    /**
     * @param table with the columns {@code one} and {@code awaited}, of one row at the most, the
     *     other columns with defaults
     */
    public CompleteKnowledge(Connection connection, String table) {
        this.connection = connection;
        this.table = table;
    }

    /**
     * Through which position nothing more can come, as far as can be told; 0 where it cannot.
     *
     * @param position how far the read models have come
     */
    public long through(long position) throws SQLException {
        long awaited;
        long last;
        try (var select =
                        connection.prepareStatement(
                                "select last_position, coalesce((select awaited from %s), 0) from sequencer_state"
                                        .formatted(table));
                var row = select.executeQuery()) {
            row.next();
            last = row.getLong(1);
            awaited = row.getLong(2);
        }
        if (last <= position) {
            return last;
        }
        if (awaited > position) {
            return 0;
        }
        await(last);
        return awaited;
    }

    private void await(long position) throws SQLException {
        try (var update =
                        connection.prepareStatement("update %s set awaited = ?".formatted(table));
                var insert =
                        connection.prepareStatement(
                                "insert into %s (awaited) values (?)".formatted(table))) {
            update.setLong(1, position);
            if (update.executeUpdate() == 0) {
                insert.setLong(1, position);
                insert.executeUpdate();
            }
        }
    }

    /**
     * Through which position nothing more can come that is not there, by the log itself: up to
     * before the first fact from which something behind the position follows. Looks at everything
     * behind the position, so it is for those that come once.
     */
    public static long throughByLog(Connection connection, long position) throws SQLException {
        try (var select =
                connection.prepareStatement(
                        """
                        select coalesce(min(cause.position) - 1, ?)
                        from event_position p
                        join event e on e.id = p.id
                        join event c on c.event_id = e.caused_by
                        join event_position cause on cause.id = c.id
                        where p.position > ? and cause.position <= ?
                        """)) {
            select.setLong(1, position);
            select.setLong(2, position);
            select.setLong(3, position);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
