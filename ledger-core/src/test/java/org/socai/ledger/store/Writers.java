package org.socai.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.socai.ledger.booking.LedgerOnPostgres;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.unit.UnitEvent.UnitTransferred;

/** Writers of one log who remember when they began and when they were told of their commits. */
final class Writers {
    private final LedgerOnPostgres ledger;
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();

    /** An event whose commit was acknowledged; times are of {@link System#nanoTime}. */
    private record Acknowledged(UUID eventId, long began, long committed) {}

    Writers(LedgerOnPostgres ledger) {
        this.ledger = ledger;
    }

    /**
     * Writes to one stream until a time: a few events in each transaction, which then is held for
     * up to some time, gets a few events more, and is committed or, one time in five, rolled back.
     */
    int write(String unit, long seed, Duration longestHold, long until) throws Exception {
        var random = new Random(seed);
        int written = 0;
        while (System.nanoTime() < until) {
            try (var connection = ledger.database.app().getConnection()) {
                connection.setAutoCommit(false);
                var events = new ArrayList<NewEvent>();
                long began = System.nanoTime();
                append(connection, events, unit, written, 1 + random.nextInt(3));
                if (!longestHold.isZero()) {
                    TimeUnit.MILLISECONDS.sleep(random.nextLong(longestHold.toMillis()));
                    append(connection, events, unit, written, 1 + random.nextInt(3));
                }
                if (random.nextInt(5) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    long committed = System.nanoTime();
                    events.forEach(
                            e -> acknowledged.add(new Acknowledged(e.eventId(), began, committed)));
                    written += events.size();
                    ledger.sequencer.committed();
                }
            }
        }
        return written;
    }

    private void append(
            Connection connection, List<NewEvent> events, String unit, int written, int count)
            throws SQLException {
        for (int i = 0; i < count; i++) {
            var event = event(unit, written + events.size());
            ledger.log.append(connection, List.of(event));
            events.add(event);
        }
    }

    static NewEvent event(String unit, long sequence) {
        return NewEvent.fact(
                new UnitTransferred(
                        new UnitCode(unit), new OfficeCode("04001"), LocalDate.of(2025, 1, 1)),
                sequence,
                "test",
                null);
    }

    /** Commits one event alone. */
    void commit(String unit, long sequence) throws SQLException {
        try (var connection = ledger.database.app().getConnection()) {
            long began = System.nanoTime();
            var event = event(unit, sequence);
            ledger.log.append(connection, List.of(event));
            acknowledged.add(new Acknowledged(event.eventId(), began, System.nanoTime()));
            ledger.sequencer.committed();
        }
    }

    /** What was acknowledged is there, and what ended before another began stands before it. */
    void assertKept() throws SQLException {
        var positions = positions();
        assertThat(acknowledged)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(positions).containsKey(event.eventId()));
        var byPosition = new ArrayList<>(acknowledged);
        byPosition.sort(
                Comparator.comparing((Acknowledged e) -> positions.get(e.eventId())).reversed());
        long firstCommitBehind = Long.MAX_VALUE;
        for (var event : byPosition) {
            assertThat(firstCommitBehind)
                    .as("a commit positioned behind an event that began after it")
                    .isGreaterThanOrEqualTo(event.began());
            firstCommitBehind = Math.min(firstCommitBehind, event.committed());
        }
    }

    private Map<UUID, Long> positions() throws SQLException {
        var positions = new HashMap<UUID, Long>();
        try (var connection = ledger.database.app().getConnection();
                var select = connection.createStatement();
                var row =
                        select.executeQuery(
                                """
                                select event_id, position from event join event_position using (id)
                                """)) {
            while (row.next()) {
                positions.put(row.getObject(1, UUID.class), row.getLong(2));
            }
        }
        return positions;
    }
}
