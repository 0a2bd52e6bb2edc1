package org.socai.ledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.history.PaperLedger;
import org.socai.ledger.unit.UnitBalance;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.ReversePayment;

/** Forty units over eleven years against figures made by an independent program. */
class MixedFortyTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private final PaperLedger ledger = new PaperLedger(TODAY);
    private final Map<String, UnitCode> unitOfPayment = new HashMap<>();

    @Test
    void every_figure_is_right_to_the_dong_after_each_batch_and_again_as_known_before()
            throws Exception {
        ledger.publish(CaseFiles.rates("mixed-40/late-interest-rates.csv"));
        sendAll(CaseFiles.units("mixed-40/units.csv"));
        sendBatch("mixed-40/batch-1/");
        long afterFirst = ledger.position();
        var differences = new ArrayList<String>();
        compare("batch-1", afterFirst, differences);
        sendBatch("mixed-40/batch-2/");
        for (var reference : CaseFiles.reversals("mixed-40/batch-2/reversals.csv")) {
            var unit = unitOfPayment.get(reference);
            ledger.send(new ReversePayment(unit, new BankReference(reference), "returned by bank"));
        }
        compare("batch-2", ledger.position(), differences);
        compare("batch-1", afterFirst, differences);
        assertThat(differences).isEmpty();
    }

    private void sendBatch(String folder) {
        sendAll(CaseFiles.declarations(folder + "declarations.csv"));
        sendAll(CaseFiles.payments(folder + "payments.csv"));
        sendAll(CaseFiles.statement(folder + "payments.camt054.xml"));
    }

    private void sendAll(List<UnitCommand> commands) {
        for (var command : commands) {
            ledger.send(command);
            if (command instanceof ReceivePayment received) {
                unitOfPayment.put(received.payment().bankReference().value(), received.unit());
            }
        }
    }

    private void compare(String after, long position, List<String> differences) throws Exception {
        int compared = 0;
        for (JsonNode expected :
                new ObjectMapper().readTree(CaseFiles.text("mixed-40/expected.json"))) {
            if (expected.get("after").asText().equals(after)) {
                var unit = new UnitCode(expected.get("unitCode").asText());
                var day = LocalDate.parse(expected.get("effectiveOn").asText());
                compare(
                        expected,
                        ledger.balance(unit, day, position),
                        unit + " " + day + " " + after,
                        differences);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(287);
    }

    private static void compare(
            JsonNode expected, UnitBalance balance, String what, List<String> differences) {
        for (JsonNode line : expected.get("funds")) {
            var found = balance.of(Fund.valueOf(line.get("fund").asText()));
            var wanted =
                    new UnitBalance.FundBalance(
                            line.get("outstanding").asLong(),
                            line.get("overdue").asLong(),
                            line.get("charge").asLong());
            if (!found.equals(wanted)) {
                differences.add(
                        what
                                + " "
                                + line.get("fund").asText()
                                + ": "
                                + found
                                + " instead of "
                                + wanted);
            }
        }
        if (expected.get("unallocated").asLong() != balance.unallocated()) {
            differences.add(what + ": unallocated " + balance.unallocated());
        }
    }
}
