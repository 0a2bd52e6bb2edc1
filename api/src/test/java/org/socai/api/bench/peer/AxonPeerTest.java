package org.socai.api.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.socai.api.database.DatabaseAccess;
import org.socai.api.database.Sql;
import org.socai.api.database.TestDatabase;
import org.socai.ledger.axon.DecisionGrounds;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.contribution.UnitType;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.rules.ShippedLaw;
import org.socai.ledger.store.StreamEvent;
import org.socai.ledger.unit.Declaration;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitDetails;
import org.socai.ledger.unit.UnitEvent.UnitRegistered;

/** Axon's engines, each as it comes and tuned, with the ledger's decisions. */
@Timeout(120)
class AxonPeerTest {
    private static final UnitCode UNIT = new UnitCode("TZ0000001");
    private static final UnitCode SLOW = new UnitCode("TZ0000002");
    private static final UnitDetails DETAILS =
            new UnitDetails("Unit", null, UnitType.NON_STATE_ENTERPRISE);
    private static final OfficeCode OFFICE = new OfficeCode("04001");
    private static final LocalDate FOUNDED = LocalDate.of(2020, 1, 1);
    private static final Set<String> KEYS =
            Set.of("unit/TZ0000001", "unit/TZ0000002", "declaration/TZ0000001/D02", "payment/FT1");

    private static final UnitRegistered REGISTERED =
            new UnitRegistered(SLOW, DETAILS, OFFICE, PaymentCycle.MONTHLY, false, FOUNDED);
    private static final UnitRegistered OTHER =
            new UnitRegistered(UNIT, DETAILS, OFFICE, PaymentCycle.MONTHLY, false, FOUNDED);
    private static final Payment PAYMENT =
            new Payment(new BankReference("FT1"), LocalDate.of(2025, 9, 3), 5_000_000);

    private record Grounds() implements DecisionGrounds {
        @Override
        public RuleBook rules() {
            return RuleBook.empty().with(ShippedLaw.publications());
        }

        @Override
        public LocalDate today() {
            return LocalDate.of(2026, 1, 1);
        }
    }

    /** Opens a peer. */
    @FunctionalInterface
    interface Engine {
        Peer open(DatabaseAccess access, Tuning tuning, DecisionGrounds grounds)
                throws SQLException;
    }

    static Stream<Arguments> peers() {
        Engine jdbc = AxonPeer::jdbc;
        Engine jpa = AxonPeer::jpa;
        return Stream.of(Tuning.values())
                .flatMap(
                        tuning ->
                                Stream.of(
                                        Arguments.of("axon_jdbc", tuning, jdbc),
                                        Arguments.of("axon_jpa", tuning, jpa)));
    }

    private static void fill(Peer peer) throws Exception {
        peer.begin();
        peer.send(new RegisterUnit(UNIT, DETAILS, OFFICE, PaymentCycle.MONTHLY, false, FOUNDED));
        var day = LocalDate.of(2025, 9, 3);
        peer.send(
                new DeclareObligation(
                        UNIT,
                        new Declaration(
                                new DeclarationReference("D02"),
                                new ContributionMonth(2025, 9),
                                day,
                                DeclarationKind.REGULAR,
                                3,
                                30_000_000,
                                30_000_000,
                                null)));
        peer.send(new ReceivePayment(UNIT, PAYMENT, ""));
        peer.registerSlowly(REGISTERED, Duration.ofMillis(50));
        peer.awaitProjection(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @MethodSource("peers")
    void what_is_acknowledged_is_recorded_projected_and_projected_again(
            String schema, Tuning tuning, Engine engine) throws Exception {
        try (var peer = engine.open(TestDatabase.fresh(), tuning, new Grounds())) {
            fill(peer);

            assertThat(peer.check(KEYS)).isEmpty();
            assertThat(peer.replay().events()).isGreaterThanOrEqualTo(5);
            assertThat(peer.check(KEYS)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("peers")
    void history_is_loaded_as_the_engine_would_have_written_it(
            String schema, Tuning tuning, Engine engine) throws Exception {
        var written = TestDatabase.fresh();
        try (var peer = engine.open(written, tuning, new Grounds())) {
            peer.begin();
            peer.registerSlowly(REGISTERED, Duration.ZERO);
        }
        var loaded = TestDatabase.fresh();
        try (var peer = engine.open(loaded, tuning, new Grounds())) {
            peer.load(List.of(fact(REGISTERED)));
        }
        assertThat(rows(loaded, schema, tuning)).isEqualTo(rows(written, schema, tuning));
    }

    @ParameterizedTest
    @MethodSource("peers")
    void commands_go_on_behind_loaded_history(String schema, Tuning tuning, Engine engine)
            throws Exception {
        var access = TestDatabase.fresh();
        try (var peer = engine.open(access, tuning, new Grounds())) {
            peer.load(List.of(fact(REGISTERED)));
            peer.load(List.of(fact(OTHER)));
            peer.begin();
            peer.send(new ReceivePayment(SLOW, PAYMENT, ""));
            peer.awaitProjection(Duration.ofSeconds(20));

            var keys = Set.of(REGISTERED.factKey(), OTHER.factKey(), "payment/FT1");
            assertThat(peer.check(keys)).isEmpty();
            assertThat(peer.replay().events()).isGreaterThanOrEqualTo(3);
            assertThat(peer.check(keys)).isEmpty();
            assertThat(numbers(access, schema, tuning)).startsWith("1,2,3");
        }
    }

    @ParameterizedTest
    @MethodSource("peers")
    void what_is_lost_doubled_or_out_of_order_is_found(String schema, Tuning tuning, Engine engine)
            throws Exception {
        var access = TestDatabase.fresh();
        try (var peer = engine.open(access, tuning, new Grounds())) {
            fill(peer);

            change(access, schema, tuning, "delete from seen where fact = 'payment/FT1'");
            assertThat(peer.check(KEYS))
                    .contains(
                            "1 recorded events never reached the projection",
                            "1 acknowledged facts are not in the projection exactly once");
            change(
                    access,
                    schema,
                    tuning,
                    """
                    insert into seen (event_id, stream, sequence, fact)
                    select event_id, stream, sequence, fact from seen where fact = 'unit/TZ0000001'
                    """);
            assertThat(peer.check(KEYS))
                    .contains(
                            "1 events were projected more than once",
                            "2 acknowledged facts are not in the projection exactly once")
                    .anyMatch(found -> found.contains("before an earlier one of their stream"));
            change(access, schema, tuning, "delete from domainevententry where sequencenumber = 1");
            assertThat(peer.check(Set.of()))
                    .contains("1 streams have a gap", "1 projected events are not recorded");
        }
    }

    private static StreamEvent fact(UnitRegistered event) {
        return new StreamEvent(event.stream(), 0, UUID.randomUUID(), event);
    }

    /** All columns that are the same however often an event is written. */
    private static String rows(DatabaseAccess access, String schema, Tuning tuning)
            throws SQLException {
        boolean large = schema.equals("axon_jpa") && tuning == Tuning.AS_IT_COMES;
        return text(
                access,
                schema,
                tuning,
                """
                select string_agg(concat_ws(' | ', aggregateidentifier, sequencenumber, type, payloadtype,
                    coalesce(payloadrevision, 'none'), convert_from(%1$s(payload), 'UTF8'),
                    convert_from(%1$s(metadata), 'UTF8'), length(eventidentifier),
                    regexp_replace(timestamp, '[0-9]', '0', 'g') ~ '^0000-00-00T00:00:00[.0]*Z$'), '; ')
                from domainevententry
                """
                        .formatted(large ? "lo_get" : ""));
    }

    private static String numbers(DatabaseAccess access, String schema, Tuning tuning)
            throws SQLException {
        return text(
                access,
                schema,
                tuning,
                "select string_agg(globalindex::text, ',' order by globalindex) from"
                        + " domainevententry");
    }

    private static String text(DatabaseAccess access, String schema, Tuning tuning, String sql)
            throws SQLException {
        try (var owner = access.openAsOwner();
                var statement = owner.createStatement()) {
            owner.setSchema("bench_" + schema + "_" + tuning.name().toLowerCase(Locale.ROOT));
            try (var row = statement.executeQuery(sql)) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static void change(DatabaseAccess access, String schema, Tuning tuning, String sql)
            throws SQLException {
        try (var owner = access.openAsOwner()) {
            owner.setSchema("bench_" + schema + "_" + tuning.name().toLowerCase(Locale.ROOT));
            Sql.execute(owner, sql);
        }
    }
}
