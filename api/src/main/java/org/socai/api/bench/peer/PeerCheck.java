package org.socai.api.bench.peer;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.socai.api.database.DatabaseAccess;

/** Holds what an Axon engine recorded against what its projection saw. */
final class PeerCheck {
    private final DatabaseAccess access;
    private final String schema;

    PeerCheck(DatabaseAccess access, String schema) {
        this.access = access;
        this.schema = schema;
    }

    long recorded() throws SQLException {
        return count("select count(*) from domainevententry");
    }

    /** One sentence for everything lost, doubled or out of order. */
    List<String> findings(Set<String> factKeys) throws SQLException {
        var findings = new ArrayList<String>();
        say(
                findings,
                "streams have a gap",
                """
                select count(*) from (
                    select from domainevententry group by aggregateidentifier
                    having min(sequencenumber) <> 0 or max(sequencenumber) + 1 <> count(*)) as broken
                """);
        say(
                findings,
                "recorded events never reached the projection",
                """
                select count(*) from domainevententry e
                where not exists (select 1 from seen s where s.event_id = e.eventidentifier)
                """);
        say(
                findings,
                "projected events are not recorded",
                """
                select count(*) from seen s
                where not exists (select 1 from domainevententry e where e.eventidentifier = s.event_id)
                """);
        say(
                findings,
                "events were projected more than once",
                "select count(*) - count(distinct event_id) from seen");
        say(
                findings,
                "events were projected before an earlier one of their stream",
                """
                select count(*) from (
                    select sequence, lag(sequence) over (partition by stream order by number) as before
                    from seen) as pairs
                where before > sequence
                """);
        say(
                findings,
                "acknowledged facts are not in the projection exactly once",
                """
                select count(*) from (
                    select from unnest(?::text[]) as acknowledged (fact)
                    left join seen on seen.fact = acknowledged.fact
                    group by acknowledged.fact having count(seen.number) <> 1) as wrong
                """,
                factKeys);
        return findings;
    }

    private void say(List<String> findings, String what, String sql) throws SQLException {
        long count = count(sql);
        if (count != 0) {
            findings.add(count + " " + what);
        }
    }

    private void say(List<String> findings, String what, String sql, Set<String> keys)
            throws SQLException {
        try (var connection = access.openAsOwner()) {
            connection.setSchema(schema);
            try (var select = connection.prepareStatement(sql)) {
                select.setArray(1, connection.createArrayOf("text", keys.toArray()));
                try (var row = select.executeQuery()) {
                    row.next();
                    if (row.getLong(1) != 0) {
                        findings.add(row.getLong(1) + " " + what);
                    }
                }
            }
        }
    }

    private long count(String sql) throws SQLException {
        try (var connection = access.openAsOwner()) {
            connection.setSchema(schema);
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
