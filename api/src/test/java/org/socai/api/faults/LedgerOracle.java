package org.socai.api.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Says in plain words what is wrong with a ledger. It reads the database directly, with queries of
 * its own, and takes nothing from the program but the names of tables: whatever the program
 * answers, this is what is on the disk. An empty list means that
 *
 * <ul>
 *   <li>every acknowledged fact is recorded once, and no fact that nobody sent is;
 *   <li>positions run from 1 without a gap, one for every event, and the instants of recording grow
 *       from one to the next;
 *   <li>ids are unique, and what follows from a fact comes after it;
 *   <li>the sequences of every stream run from 0 without a gap, in the order of positions;
 *   <li>the lines of every event in the journal balance, and the read models include the last
 *       position.
 * </ul>
 *
 * <p>The ledger must be at rest: an event that was committed a moment ago has no position yet.
 */
final class LedgerOracle {
    /** Enough to see what went wrong. */
    private static final int COMPLAINTS_OF_A_KIND = 5;

    private static final String FACTS =
            """
            select name,
                   case name
                     when 'unit-registered' then payload ->> 'unit'
                     when 'obligation-declared'
                       then (payload ->> 'unit') || ' ' || (payload -> 'declaration' ->> 'reference')
                     when 'payment-received' then payload -> 'payment' ->> 'bankReference'
                     when 'unmatched-payment-received' then payload -> 'payment' ->> 'bankReference'
                     when 'unmatched-payment-assigned'
                       then (payload -> 'payment' ->> 'bankReference') || ' ' || (payload ->> 'unit')
                     when 'unit-details-corrected'
                       then (payload ->> 'unit') || ' ' || (payload -> 'details' ->> 'name')
                   end as key,
                   count(*)
            from event
            where name in ('unit-registered', 'obligation-declared', 'payment-received',
                           'unmatched-payment-received', 'unmatched-payment-assigned',
                           'unit-details-corrected')
            group by 1, 2
            """;

    /** Each finds the rows that should not be, and words them. */
    private static final List<String> COMPLAINTS =
            List.of(
                    """
                    select format('position %s comes where %s should', position, n)
                    from (select position, row_number() over (order by position) as n from event_position) as p
                    where position <> n
                    order by n
                    """,
                    """
                    select format('event %s of stream %s has no position', e.id, e.stream)
                    from event e left join event_position p on p.id = e.id
                    where p.id is null
                    order by e.id
                    """,
                    """
                    select format('position %s belongs to event %s, which is not in the log', p.position, p.id)
                    from event_position p left join event e on e.id = p.id
                    where e.id is null
                    order by p.position
                    """,
                    """
                    select format('event %s has %s positions', id, count(*))
                    from event_position group by id having count(*) > 1 order by id
                    """,
                    """
                    select format('id %s stands for %s events', event_id, count(*))
                    from event group by event_id having count(*) > 1 order by event_id
                    """,
                    """
                    select format('event %s of stream %s has sequence %s where %s should be', id, stream, sequence, n)
                    from (select id, stream, sequence,
                                 row_number() over (partition by stream order by sequence, id) - 1 as n
                          from event) as e
                    where sequence <> n
                    order by stream, n
                    """,
                    """
                    select format('sequence %s of stream %s has position %s, before the one ahead of it',
                                  sequence, stream, position)
                    from (select e.stream, e.sequence, p.position,
                                 lag(p.position) over (partition by e.stream order by e.sequence) as before
                          from event e join event_position p on p.id = e.id) as e
                    where position < before
                    order by position
                    """,
                    """
                    select format('position %s was recorded at %s, not after the one before it', position, recorded_at)
                    from (select position, recorded_at, lag(recorded_at) over (order by position) as before
                          from event_position) as p
                    where recorded_at <= before
                    order by position
                    """,
                    """
                    select format('event %s follows from a fact that does not come before it', e.id)
                    from event e join event_position p on p.id = e.id
                    where e.caused_by is not null
                      and not exists (select from event f join event_position q on q.id = f.id
                                      where f.event_id = e.caused_by and q.position < p.position)
                    order by e.id
                    """,
                    """
                    select format('the sequencer stands at %s and the last position is %s', s.last_position, p.last)
                    from sequencer_state s, (select coalesce(max(position), 0) as last from event_position) as p
                    where s.last_position <> p.last
                    """,
                    """
                    select format('the lines of position %s add up to %s', position, sum(amount))
                    from reporting.journal_line group by position having sum(amount) <> 0 order by position
                    """,
                    """
                    select format('the journal has lines of position %s, which no event has', position)
                    from reporting.journal_line l
                    where not exists (select from event_position p where p.position = l.position)
                    group by position
                    order by position
                    """,
                    """
                    select format('the read models stand at %s and the last position is %s', r.position, p.last)
                    from reporting.ledger_position r,
                         (select coalesce(max(position), 0) as last from event_position) as p
                    where r.position <> p.last
                    """);

    private LedgerOracle() {}

    /**
     * What is wrong with the ledger on this connection, which is left in a transaction of its own.
     *
     * @param acknowledged the facts that clients were told are taken, and that nobody else sends
     */
    static List<String> complaints(Connection ledger, Set<Fact> acknowledged) throws SQLException {
        ledger.setAutoCommit(false);
        try (var statement = ledger.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
            return inTransaction(ledger, acknowledged);
        } finally {
            ledger.rollback();
        }
    }

    /** The same in the transaction that is open, with whatever was done in it. */
    static List<String> inTransaction(Connection ledger, Set<Fact> acknowledged)
            throws SQLException {
        var complaints = new ArrayList<>(aboutFacts(ledger, acknowledged));
        try (var statement = ledger.createStatement()) {
            for (var query : COMPLAINTS) {
                try (var rows = statement.executeQuery(query + " limit " + COMPLAINTS_OF_A_KIND)) {
                    while (rows.next()) {
                        complaints.add(rows.getString(1));
                    }
                }
            }
        }
        return complaints;
    }

    private static List<String> aboutFacts(Connection ledger, Set<Fact> acknowledged)
            throws SQLException {
        var recorded = recordedFacts(ledger);
        var complaints = new ArrayList<String>();
        for (var fact : acknowledged) {
            if (!recorded.containsKey(fact)) {
                complaints.add(fact + " was acknowledged and is not recorded");
            }
        }
        recorded.forEach(
                (fact, times) -> {
                    if (times > 1) {
                        complaints.add(fact + " is recorded " + times + " times");
                    }
                    if (!acknowledged.contains(fact)) {
                        complaints.add(fact + " is recorded and was not acknowledged to anybody");
                    }
                });
        return complaints.subList(0, Math.min(complaints.size(), 4 * COMPLAINTS_OF_A_KIND));
    }

    private static Map<Fact, Long> recordedFacts(Connection ledger) throws SQLException {
        var recorded = new HashMap<Fact, Long>();
        try (var statement = ledger.createStatement();
                var rows = statement.executeQuery(FACTS)) {
            while (rows.next()) {
                recorded.put(new Fact(rows.getString(1), rows.getString(2)), rows.getLong(3));
            }
        }
        return recorded;
    }

    /** The same about an answer of {@code GET /api/v1/checks/posted}. */
    static List<String> complaints(JsonNode check) {
        var complaints = new ArrayList<String>();
        for (var difference : check.get("differences")) {
            complaints.add("posted and derived figures differ: " + difference);
        }
        if (check.get("checked").asInt() == 0) {
            complaints.add("the checker compared no unit: " + check);
        }
        return complaints;
    }
}
