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

    /** Remembers a position that was the ledger's last. */
    public void await(long position) throws SQLException {
        // The table may be a new one that is being filled and has no index yet.
        try (var upsert =
                connection.prepareStatement(
                        """
                        with changed as (update %1$s set awaited = ? returning 1)
                        insert into %1$s (awaited) select ? where not exists (select from changed)
                        """
                                .formatted(table))) {
            upsert.setLong(1, position);
            upsert.setLong(2, position);
            upsert.executeUpdate();
        }
    }
}
