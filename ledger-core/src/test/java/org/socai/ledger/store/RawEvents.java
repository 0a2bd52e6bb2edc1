package org.socai.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Writes many readable events by SQL alone, for tests of reading and ordering. */
final class RawEvents {
    private RawEvents() {}

    /**
     * Inserts events of one fresh stream in the connection's transaction, as the application role
     * may.
     */
    static void insert(Connection connection, String unit, int count) throws SQLException {
        try (var insert =
                connection.prepareStatement(
                        """
                        insert into event (stream, sequence, event_id, name, version, effective_on, actor, payload)
                        select 'unit:' || ?, n, gen_random_uuid(), 'unit-transferred', 1, date '2025-09-15', 'test',
                               json_build_object('unit', ?::text, 'office', '04002', 'effectiveOn', '2025-09-15')
                        from generate_series(0, ? - 1) as n order by n
                        """)) {
            insert.setString(1, unit);
            insert.setString(2, unit);
            insert.setInt(3, count);
            insert.executeUpdate();
        }
    }
}
