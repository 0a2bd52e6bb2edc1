package org.socai.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.socai.ledger.booking.LedgerOnPostgres;

/** What must hold of every log, whatever happened to those who wrote it. */
public final class LogOracle {
    private LogOracle() {}

    /**
     * Every event has one position, positions are dense from 1, streams have no gap and their order
     * is that of positions, and instants grow with positions.
     */
    public static void assertSound(LedgerOnPostgres ledger) {
        long last = ledger.settled();
        assertThat(ledger.count("select count(*) from event")).as("events").isEqualTo(last);
        assertThat(ledger.count("select count(*) from event join event_position using (id)"))
                .as("events with a position")
                .isEqualTo(last);
        assertThat(ledger.count("select coalesce(max(position), 0) from event_position"))
                .as("highest position")
                .isEqualTo(last);
        assertNone(
                ledger,
                "positions against the order of a stream",
                """
                select position < lag(position) over (partition by stream order by sequence)
                from event join event_position using (id)
                """);
        assertNone(
                ledger,
                "instants that do not grow",
                """
                select recorded_at <= lag(recorded_at) over (order by position) from event_position
                """);
        assertNone(
                ledger,
                "gaps in a stream",
                """
                select count(*) <> max(sequence) + 1 from event group by stream
                """);
    }

    /** Every acknowledged fact is recorded; being once is the unique index's part. */
    public static void assertRecorded(LedgerOnPostgres ledger, Collection<String> factKeys) {
        var ids = factKeys.stream().map(EventIds::ofFact).map(UUID::toString).toList();
        assertThat(
                        ledger.count(
                                "select count(*) from event where event_id = any ('{%s}')"
                                        .formatted(String.join(",", ids))))
                .as("acknowledged facts that are recorded")
                .isEqualTo(factKeys.size());
    }

    private static void assertNone(LedgerOnPostgres ledger, String what, String wrongs) {
        assertThat(
                        ledger.count(
                                "select count(*) from (%s) as row (wrong) where wrong"
                                        .formatted(wrongs)))
                .as(what)
                .isZero();
    }

    /** The ids of all events, in order of position. */
    static List<UUID> idsInOrder(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                """
                                select event_id from event join event_position using (id) order by position
                                """)) {
            var ids = new ArrayList<UUID>();
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
            return ids;
        }
    }
}
