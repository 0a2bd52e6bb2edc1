package org.socai.api.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.socai.api.database.DatabaseAccess;
import org.socai.ledger.store.EventIds;
import org.socai.ledger.store.LedgerReader;

/**
 * Holds what was acknowledged against what the log and the projections hold. Reads as the owner,
 * past the program, once everything committed has reached the projections.
 */
public final class LedgerCheck {
    private static final String WITHOUT_POSITION =
            """
            select exists (
                select from event e
                where not exists (select from event_position p where p.id = e.id))
            """;

    private final DatabaseAccess access;
    private final LedgerReader reader;

    public LedgerCheck(DatabaseAccess access, LedgerReader reader) {
        this.access = access;
        this.reader = reader;
    }

    /**
     * Waits until every committed event has a position, or for so long. A transaction that stayed
     * open has smaller ids than others that have long been positioned, so the newest id does not
     * tell.
     */
    public void awaitPositions(Duration atMost) throws SQLException, InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        try (var connection = access.openAsOwner();
                var select = connection.prepareStatement(WITHOUT_POSITION)) {
            while (isTrue(select) && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
        }
    }

    private static boolean isTrue(PreparedStatement select) throws SQLException {
        try (var row = select.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /**
     * One sentence for everything lost, doubled or out of order; none when all is well.
     *
     * @param factKeys the keys of facts that were acknowledged one by one
     */
    public List<String> findings(Set<String> factKeys) throws SQLException {
        try (var connection = access.openAsOwner()) {
            var findings = new ArrayList<String>();
            log(connection, findings);
            facts(connection, factKeys, findings);
            counts(connection, findings);
            return findings;
        }
    }

    /** As {@link #findings}, and implies every journal line anew to compare the sums. */
    public List<String> thoroughFindings() throws SQLException {
        var findings = new ArrayList<>(findings(Set.of()));
        try (var connection = access.openAsOwner()) {
            findings.addAll(new JournalSums(reader).findings(connection));
        } catch (IllegalStateException unreadable) {
            findings.add(unreadable.getMessage()); // the log has lost what it gave a position
        }
        return findings;
    }

    private static void log(Connection connection, List<String> findings) throws SQLException {
        zero(
                connection,
                findings,
                "positions are missing, doubled or without an event",
                """
                select abs(coalesce(max(p.position), 0) - count(distinct p.position))
                       + count(*) filter (where e.id is null)
                       + coalesce(abs(min(p.position) - 1), 0)
                from event_position p left join event e on e.id = p.id
                """);
        zero(
                connection,
                findings,
                "events have no position",
                """
                select count(*) from event e
                where not exists (select 1 from event_position p where p.id = e.id)
                """);
        zero(
                connection,
                findings,
                "streams have a gap",
                """
                select count(*) from (
                    select from event group by stream
                    having min(sequence) <> 0 or max(sequence) + 1 <> count(*)) as broken
                """);
        zero(
                connection,
                findings,
                "events have a position before an earlier one of their stream",
                """
                select count(*) from (
                    select p.position, lag(p.position) over (partition by e.stream order by e.sequence) as before
                    from event e join event_position p on p.id = e.id) as pairs
                where before > position
                """);
    }

    private static void facts(Connection connection, Set<String> keys, List<String> findings)
            throws SQLException {
        try (var select =
                connection.prepareStatement(
                        """
                        select count(*) from (
                            select from unnest(?::uuid[]) as acknowledged (id)
                            left join event e on e.event_id = acknowledged.id
                            group by acknowledged.id having count(e.id) <> 1) as wrong
                        """)) {
            var ids = keys.stream().map(EventIds::ofFact).toArray(UUID[]::new);
            select.setArray(1, connection.createArrayOf("uuid", ids));
            try (var row = select.executeQuery()) {
                row.next();
                add(findings, row.getLong(1), "acknowledged facts are not recorded exactly once");
            }
        }
    }

    /** Every projection has a row for each event of its kinds. */
    private static void counts(Connection connection, List<String> findings) throws SQLException {
        zero(
                connection,
                findings,
                "positions behind the log stand the projections",
                """
                select (select coalesce(max(position), 0) from event_position)
                       - (select position from projection_position where name = 'projections')
                """);
        same(
                connection,
                findings,
                "declared_workers",
                """
                'obligation-declared', 'obligation-adjusted', 'retroactive-obligation-declared'
                """);
        same(connection, findings, "month_closed", "'month-closed'");
        same(
                connection,
                findings,
                "unmatched_payment",
                """
                'unmatched-payment-received', 'unmatched-payment-assigned', 'unmatched-payment-reversed'
                """);
        same(
                connection,
                findings,
                "unit_master",
                """
                'unit-registered', 'unit-details-corrected', 'unit-transferred', 'payment-cycle-changed',
                'budget-funding-changed'
                """);
        same(connection, findings, "awaited_rate", "'rate-awaited', 'rate-await-ended'");
    }

    private static void same(
            Connection connection, List<String> findings, String table, String names)
            throws SQLException {
        zero(
                connection,
                findings,
                "rows too many (or, below 0, too few) are in " + table,
                "select (select count(*) from %s) - (select count(*) from event where name in (%s))"
                        .formatted(table, names));
    }

    private static void zero(Connection connection, List<String> findings, String what, String sql)
            throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            add(findings, row.getLong(1), what);
        }
    }

    private static void add(List<String> findings, long count, String what) {
        if (count != 0) {
            findings.add(count + " " + what);
        }
    }
}
