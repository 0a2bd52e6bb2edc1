package org.socai.ledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.socai.ledger.booking.Booking;
import org.socai.ledger.booking.LedgerOnPostgres;
import org.socai.ledger.booking.Outcome;
import org.socai.ledger.booking.Payments;
import org.socai.ledger.booking.Publications;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.Remittance;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;

/** The same forty units through the log in PostgreSQL: batches, claims, positions, reading back. */
class MixedFortyOnPostgresTest {
    private static final int BATCH = 400;

    @Test
    void figures_read_back_from_the_log_are_right_and_the_files_sent_twice_change_nothing()
            throws Exception {
        try (var ledger = new LedgerOnPostgres()) {
            var rates = CaseFiles.rates("mixed-40/late-interest-rates.csv");
            assertThat(
                            ledger.publications.publish(
                                    "director", rates, Publications.Together.NOTHING))
                    .hasSize(24)
                    .containsOnly(Publications.Result.PUBLISHED);
            assertThat(
                            ledger.publications.publish(
                                    "director", rates, Publications.Together.NOTHING))
                    .containsOnly(Publications.Result.REPEATED);
            sendAll(ledger, CaseFiles.units("mixed-40/units.csv"), Outcome.ACCEPTED);
            sendFolder(ledger, "mixed-40/batch-1/", Outcome.ACCEPTED);
            long afterFirst = ledger.settled();
            compare(ledger, "batch-1", afterFirst);
            sendFolder(ledger, "mixed-40/batch-1/", Outcome.DUPLICATE);
            assertThat(ledger.settled()).isEqualTo(afterFirst);
            sendFolder(ledger, "mixed-40/batch-2/", Outcome.ACCEPTED);
            reverse(
                    ledger,
                    CaseFiles.reversals("mixed-40/batch-2/reversals.csv"),
                    Outcome.ACCEPTED);
            reverse(
                    ledger,
                    CaseFiles.reversals("mixed-40/batch-2/reversals.csv"),
                    Outcome.DUPLICATE);
            compare(ledger, "batch-2", ledger.settled());
            compare(ledger, "batch-1", afterFirst);
        }
    }

    private static void sendFolder(LedgerOnPostgres ledger, String folder, Outcome expected) {
        sendAll(ledger, CaseFiles.declarations(folder + "declarations.csv"), expected);
        sendAll(ledger, CaseFiles.payments(folder + "payments.csv"), expected);
        sendAll(ledger, CaseFiles.statement(folder + "payments.camt054.xml"), expected);
    }

    private static void sendAll(
            LedgerOnPostgres ledger, List<UnitCommand> commands, Outcome expected) {
        for (int from = 0; from < commands.size(); from += BATCH) {
            var batch = commands.subList(from, Math.min(from + BATCH, commands.size()));
            var outcomes =
                    ledger.bookings.run(
                            "finance",
                            booking -> {
                                booking.prepare(
                                        batch.stream().map(UnitCommand::unit).distinct().toList(),
                                        List.of());
                                return batch.stream()
                                        .map(command -> send(booking, command))
                                        .toList();
                            });
            assertThat(outcomes).containsOnly(expected);
        }
    }

    private static Outcome send(Booking booking, UnitCommand command) {
        try {
            return command instanceof ReceivePayment p
                    ? new Payments(booking)
                            .receive(p.payment(), new Remittance(p.remittance()), null)
                    : booking.send(command, null);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void reverse(
            LedgerOnPostgres ledger, List<String> references, Outcome expected) {
        for (var reference : references) {
            var outcome =
                    ledger.bookings.run(
                            "finance",
                            booking ->
                                    new Payments(booking)
                                            .reverse(
                                                    new BankReference(reference),
                                                    "returned by bank",
                                                    null));
            assertThat(outcome).isEqualTo(expected);
        }
    }

    private static void compare(LedgerOnPostgres ledger, String after, long position)
            throws Exception {
        for (JsonNode expected :
                new ObjectMapper().readTree(CaseFiles.text("mixed-40/expected.json"))) {
            if (expected.get("after").asText().equals(after)) {
                var unit = new UnitCode(expected.get("unitCode").asText());
                var day = LocalDate.parse(expected.get("effectiveOn").asText());
                var balance = Objects.requireNonNull(ledger.balance(unit, day, position));
                assertThat(balance.unallocated()).isEqualTo(expected.get("unallocated").asLong());
                for (JsonNode line : expected.get("funds")) {
                    var found = balance.of(Fund.valueOf(line.get("fund").asText()));
                    assertThat(found.outstanding()).isEqualTo(line.get("outstanding").asLong());
                    assertThat(found.overdue()).isEqualTo(line.get("overdue").asLong());
                    assertThat(found.charge()).isEqualTo(line.get("charge").asLong());
                }
            }
        }
    }
}
