package org.socai.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socai.ledger.booking.LedgerOnPostgres;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.history.Known;
import org.socai.ledger.store.ReadEvent.Decoded;
import org.socai.ledger.store.ReadEvent.Unreadable;
import org.socai.ledger.unit.UnitEvent.UnitTransferred;

/** Pages of the log: the order of positions, however far apart their ids lie. */
class ReadingByPositionTest {
    private final LedgerOnPostgres ledger = new LedgerOnPostgres();

    @AfterEach
    void the_ledger_is_closed() {
        ledger.close();
    }

    @Test
    void a_page_follows_positions_where_ids_do_not() throws SQLException {
        try (var slow = ledger.database.app().getConnection();
                var connection = ledger.database.app().getConnection()) {
            slow.setAutoCommit(false);
            RawEvents.insert(slow, "SLOW01", 5);
            RawEvents.insert(connection, "QUICK1", 700);
            long before = ledger.settled();
            slow.commit();
            RawEvents.insert(connection, "QUICK2", 700);
            assertThat(ledger.settled()).isEqualTo(before + 705);
            assertThat(ids(ledger.reader.page(connection, 0, 20_000)))
                    .isEqualTo(LogOracle.idsInOrder(connection));
            assertThat(ids(ledger.reader.page(connection, before - 3, 6)))
                    .isEqualTo(
                            LogOracle.idsInOrder(connection)
                                    .subList((int) before - 3, (int) before + 3));
            assertKnownAsPaged(connection, 0, before + 705);
            assertKnownAsPaged(connection, before - 3, before + 3);
        }
    }

    @Test
    void a_page_across_jumps_of_the_sequence_lacks_nothing() throws SQLException {
        try (var owner = ledger.database.owner().getConnection();
                var connection = ledger.database.app().getConnection()) {
            long next = 1_000_000;
            for (int i = 0; i < 20; i++) {
                RawEvents.insert(connection, "JUMP" + (10 + i), 3);
                try (var jump = owner.createStatement()) {
                    jump.execute("alter table event alter column id restart with " + next);
                }
                next += 1_000_000;
            }
            long last = ledger.settled();
            assertThat(ids(ledger.reader.page(connection, 0, 20_000)))
                    .isEqualTo(LogOracle.idsInOrder(connection));
            assertKnownAsPaged(connection, 0, last);
            assertKnownAsPaged(connection, last - 30, last - 7);
        }
    }

    /** Each fact has a consequence of its own, and they stand behind, between and before others. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void events_are_known_from_their_facts_wherever_those_stand(long seed) throws SQLException {
        var random = new Random(seed);
        try (var connection = ledger.database.app().getConnection()) {
            var facts = new ArrayList<UUID>();
            for (int i = 0; i < 60; i++) {
                var id = UUID.randomUUID();
                boolean follows = !facts.isEmpty() && random.nextInt(3) > 0;
                var cause = follows ? facts.get(random.nextInt(facts.size())) : null;
                insert(connection, "CAUSE" + (10 + i), id, cause);
                if (cause == null) {
                    facts.add(id);
                }
            }
            long last = ledger.settled();
            assertKnownAsPaged(connection, 0, last);
            for (int i = 0; i < 20; i++) {
                long after = random.nextLong(last);
                assertKnownAsPaged(connection, after, random.nextLong(after + 1, last + 1));
            }
        }
    }

    private static void insert(Connection connection, String unit, UUID id, @Nullable UUID cause)
            throws SQLException {
        try (var insert =
                connection.prepareStatement(
                        """
                        insert into event (stream, sequence, event_id, caused_by, name, version, effective_on, actor, payload)
                        select 'unit:' || ?, 0, ?, ?, 'unit-transferred', 1, date '2025-09-15', 'test',
                               json_build_object('unit', ?::text, 'office', '04002', 'effectiveOn', '2025-09-15')
                        """)) {
            insert.setString(1, unit);
            insert.setObject(2, id);
            insert.setObject(3, cause, Types.OTHER);
            insert.setString(4, unit);
            insert.executeUpdate();
        }
    }

    private void assertKnownAsPaged(Connection connection, long after, long through)
            throws SQLException {
        var page = ledger.reader.page(connection, after, (int) (through - after));
        assertThat(ledger.reader.known(connection, after, through))
                .isEqualTo(
                        page.stream()
                                .map(ReadEvent::orThrow)
                                .map(r -> new Known(r.position(), r.knownFrom(), r.event()))
                                .toList());
    }

    @Test
    void everything_is_handed_over_once_across_many_ranges() throws SQLException {
        try (var connection = ledger.database.app().getConnection()) {
            RawEvents.insert(connection, "MANY01", 25_000);
            long last = ledger.settled();
            var read = new ArrayList<ReadEvent>();
            ledger.reader.forEach(connection, 7, last - 1, read::add);
            assertThat(ids(read))
                    .isEqualTo(LogOracle.idsInOrder(connection).subList(7, (int) last - 1));
        }
    }

    @Test
    void the_last_position_recorded_by_an_instant_is_what_all_of_them_say() throws SQLException {
        try (var connection = ledger.database.app().getConnection()) {
            for (int size : List.of(1, 1, 2, 5, 300)) {
                RawEvents.insert(connection, "AT" + (1000 + ledger.settled()), size);
                ledger.settled();
            }
            long last = ledger.settled();
            for (long position = 1; position < last; position++) {
                var instant =
                        Objects.requireNonNull(ledger.reader.recordedAt(connection, position));
                assertThat(ledger.reader.positionAt(connection, instant)).isEqualTo(position);
                assertThat(ledger.reader.positionAt(connection, instant.minusNanos(1_000)))
                        .isEqualTo(countedAt(connection, instant.minusNanos(1_000)));
                assertThat(ledger.reader.positionAt(connection, instant.plusNanos(1_000)))
                        .isEqualTo(countedAt(connection, instant.plusNanos(1_000)));
            }
            assertThat(ledger.reader.positionAt(connection, Instant.EPOCH)).isZero();
        }
    }

    private static long countedAt(Connection connection, Instant instant) throws SQLException {
        try (var count =
                connection.prepareStatement(
                        "select count(*) from event_position where recorded_at <= ?")) {
            count.setObject(1, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
            try (var row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Test
    void reading_through_a_position_that_was_not_assigned_is_an_error() throws SQLException {
        try (var connection = ledger.database.app().getConnection()) {
            long last = ledger.settled();
            assertThatThrownBy(() -> ledger.reader.known(connection, last - 1, last + 1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("missing");
            assertThatThrownBy(() -> ledger.reader.forEach(connection, 0, last + 1, _ -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("ends at position " + last);
        }
    }

    @Test
    void what_cannot_be_read_is_a_value_among_the_others() throws SQLException {
        try (var connection = ledger.database.app().getConnection()) {
            long before = ledger.settled();
            var fact = UUID.randomUUID();
            try (var insert =
                    connection.prepareStatement(
                            """
                            insert into event (stream, sequence, event_id, caused_by, name, version, effective_on,
                                               actor, payload)
                            values ('unit:POISON', 0, ?, null, 'unit-forgiven', 1, '2025-01-01', 'test', '{}'),
                                   ('unit:POISON', 1, gen_random_uuid(), ?, 'unit-transferred', 1, '2025-01-01',
                                    'test', 'null')
                            """)) {
                insert.setObject(1, fact);
                insert.setObject(2, fact);
                insert.executeUpdate();
            }
            commit(connection, "SOUND1");
            ledger.settled();
            var page = ledger.reader.page(connection, before, 10);
            assertThat(page).hasSize(3);
            assertThat(page.get(0))
                    .isInstanceOfSatisfying(
                            Unreadable.class,
                            unreadable -> {
                                assertThat(unreadable.position()).isEqualTo(before + 1);
                                assertThat(unreadable.stream()).isEqualTo("unit:POISON");
                                assertThat(unreadable.eventId()).isEqualTo(fact);
                                assertThat(unreadable.reason()).contains("unit-forgiven");
                            });
            assertThat(page.get(1))
                    .isInstanceOfSatisfying(
                            Unreadable.class,
                            unreadable -> {
                                assertThat(unreadable.sequence()).isEqualTo(1);
                                assertThat(unreadable.causedBy()).isEqualTo(before + 1);
                            });
            assertThat(page.get(2)).isInstanceOf(Decoded.class);
            assertThat(ledger.reader.known(connection, before, before + 3)).isNull();
            assertThat(ledger.reader.known(connection, before + 2, before + 3)).hasSize(1);
            assertThatThrownBy(() -> ledger.reader.after(connection, before, 10))
                    .isInstanceOf(UnreadableEvent.class)
                    .hasMessageContaining("unit:POISON#0");
        }
    }

    private void commit(Connection connection, String unit) throws SQLException {
        var event =
                new UnitTransferred(
                        new UnitCode(unit), new OfficeCode("04001"), LocalDate.of(2025, 1, 1));
        ledger.log.append(connection, List.of(NewEvent.fact(event, 0, "test", null)));
    }

    private static List<UUID> ids(List<ReadEvent> events) {
        return events.stream().map(event -> event.orThrow().eventId()).toList();
    }
}
