package org.socai.ledger.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.contribution.UnitType;
import org.socai.ledger.history.Recorded;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitDetails;

/** Batches over many units by programs that know none of them. */
class TwoReadersTest {
    private static final LocalDate DAY = LocalDate.of(2025, 3, 3);
    private static final List<UnitCode> UNITS =
            IntStream.range(0, 450).mapToObj(i -> new UnitCode("TWO" + (1_000 + i))).toList();

    @Test
    void a_series_of_a_program_that_knows_no_unit_goes_on_from_what_others_have_booked() {
        try (var ledger = new LedgerOnPostgres()) {
            book(ledger.bookings, UNITS.stream().map(TwoReadersTest::registration).toList());
            book(ledger.bookings, payments("FIRST"));
            var another = new Bookings(ledger.anotherProgram(16 << 20));
            book(another, payments("SECOND"));
            book(ledger.bookings, payments("THIRD"));
            book(another, payments("FOURTH"));
            for (var unit : UNITS) {
                var events = ledger.history(unit).events();
                assertThat(events.stream().map(Recorded::sequence))
                        .containsExactly(0L, 1L, 2L, 3L, 4L);
                assertThat(events.stream().map(e -> e.event().factKey()))
                        .containsExactly(
                                "unit/" + unit,
                                "payment/FIRST-" + unit,
                                "payment/SECOND-" + unit,
                                "payment/THIRD-" + unit,
                                "payment/FOURTH-" + unit);
            }
        }
    }

    private static void book(Bookings bookings, List<? extends UnitCommand> commands) {
        try (var series = bookings.series("test")) {
            series.book(
                    booking -> {
                        booking.prepare(commands);
                        for (var command : commands) {
                            assertThat(booking.send(command, null)).isEqualTo(Outcome.ACCEPTED);
                        }
                        return commands.size();
                    },
                    (_, _) -> {});
        }
    }

    private static List<ReceivePayment> payments(String prefix) {
        return UNITS.stream()
                .map(
                        unit ->
                                new ReceivePayment(
                                        unit,
                                        new Payment(
                                                new BankReference(prefix + "-" + unit), DAY, 1_000),
                                        ""))
                .toList();
    }

    private static RegisterUnit registration(UnitCode unit) {
        return new RegisterUnit(
                unit,
                new UnitDetails("Công ty Hai", null, UnitType.NON_STATE_ENTERPRISE),
                new OfficeCode("04001"),
                PaymentCycle.MONTHLY,
                false,
                LocalDate.of(2025, 1, 1));
    }

    @Test
    void each_stream_is_read_once_and_by_both() throws SQLException {
        var streams = UNITS.stream().map(StreamId::of).toList();
        try (var ledger = new LedgerOnPostgres();
                var own = ledger.database.app().getConnection()) {
            var parts = new ConcurrentLinkedQueue<Integer>();
            var read =
                    TwoReaders.load(
                            ledger.database.app(),
                            own,
                            streams,
                            (connection, some) -> {
                                assertThat(connection.isClosed()).isFalse();
                                parts.add(some.size());
                                var states = new HashMap<StreamId, StreamState>();
                                some.forEach(s -> states.put(s, StreamState.empty(s)));
                                return states;
                            });
            assertThat(read.keySet()).containsExactlyInAnyOrderElementsOf(streams);
            assertThat(parts).containsExactlyInAnyOrder(225, 225);
        }
    }

    @Test
    void whichever_fails_fails_the_caller() {
        var streams = UNITS.stream().map(StreamId::of).toList();
        try (var ledger = new LedgerOnPostgres()) {
            for (var failing : List.of(streams.getFirst(), streams.getLast())) {
                assertThatThrownBy(() -> failing(ledger, streams, failing))
                        .isInstanceOf(SQLException.class)
                        .hasMessage("not today");
            }
        }
    }

    private static void failing(LedgerOnPostgres ledger, List<StreamId> streams, StreamId failing)
            throws SQLException {
        try (var own = ledger.database.app().getConnection()) {
            TwoReaders.load(
                    ledger.database.app(),
                    own,
                    streams,
                    (_, some) -> {
                        if (some.contains(failing)) {
                            throw new SQLException("not today");
                        }
                        return new HashMap<>();
                    });
        }
    }
}
