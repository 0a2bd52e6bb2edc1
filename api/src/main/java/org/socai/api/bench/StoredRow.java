package org.socai.api.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of the log as it is stored, for measuring what PostgreSQL alone can do with it. */
record StoredRow(
        String stream,
        long sequence,
        UUID eventId,
        @Nullable UUID causedBy,
        String name,
        short version,
        LocalDate effectiveOn,
        String actor,
        String payload,
        @Nullable String source) {
    /** The columns in the order of the components. */
    static final String COLUMNS =
            "stream, sequence, event_id, caused_by, name, version, effective_on, actor, payload,"
                    + " source";

    /** The newest rows of the log, at most so many, in the order in which they were appended. */
    static List<StoredRow> newest(Connection connection, int atMost) throws SQLException {
        try (var select =
                connection.prepareStatement(
                        """
                        select %s from (select * from event order by id desc limit ?) as newest order by id
                        """
                                .formatted(COLUMNS))) {
            select.setInt(1, atMost);
            var rows = new ArrayList<StoredRow>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(of(row));
                }
            }
            return rows;
        }
    }

    private static StoredRow of(ResultSet row) throws SQLException {
        return new StoredRow(
                row.getString(1),
                row.getLong(2),
                row.getObject(3, UUID.class),
                row.getObject(4, UUID.class),
                row.getString(5),
                row.getShort(6),
                row.getObject(7, LocalDate.class),
                row.getString(8),
                row.getString(9),
                row.getString(10));
    }
}
