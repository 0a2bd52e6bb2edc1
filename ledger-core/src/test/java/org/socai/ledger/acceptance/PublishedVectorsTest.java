package org.socai.ledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.Rate;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.contribution.UnitType;
import org.socai.ledger.history.PaperLedger;
import org.socai.ledger.rules.FundGroup;
import org.socai.ledger.rules.RuleEvent.LateInterestRatePublished;
import org.socai.ledger.unit.Declaration;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.UnitBalance;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitDetails;

/** The worked examples of the law, as facts and figures. */
class PublishedVectorsTest {
    private static final UnitCode UNIT = new UnitCode("TZ0001A");
    private final PaperLedger ledger = new PaperLedger(LocalDate.of(2026, 11, 22));

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void the_figures_of_the_example_come_out_to_the_dong(JsonNode example) {
        ledger.publish(rates(example.get("lateInterestRates")));
        var details = new UnitDetails("Công ty TNHH Ví Dụ", null, UnitType.NON_STATE_ENTERPRISE);
        var cycle = PaymentCycle.valueOf(example.get("cycle").asText());
        ledger.send(
                new RegisterUnit(
                        UNIT,
                        details,
                        new OfficeCode("04001"),
                        cycle,
                        false,
                        LocalDate.of(2014, 1, 1)));
        example.get("declarations")
                .forEach(row -> ledger.send(new DeclareObligation(UNIT, declaration(row))));
        example.get("payments")
                .forEach(row -> ledger.send(new ReceivePayment(UNIT, payment(row), "")));
        var balance = ledger.balance(UNIT, LocalDate.parse(example.get("effectiveOn").asText()));
        assertThat(compared(example.get("expect"), balance)).isPositive();
    }

    static Stream<Named<JsonNode>> examples() throws Exception {
        var examples = new ArrayList<Named<JsonNode>>();
        for (var example : new ObjectMapper().readTree(CaseFiles.text("published-vectors.json"))) {
            examples.add(
                    Named.of(
                            example.get("id").asText() + ", " + example.get("source").asText(),
                            example));
        }
        assertThat(examples).hasSize(9);
        return examples.stream();
    }

    /** Compares what the example says something about; how many figures that was. */
    private static int compared(JsonNode expected, UnitBalance balance) {
        int compared = 0;
        for (Fund fund : Fund.ALL) {
            if (expected.at("/charge").has(fund.name())) {
                assertThat(balance.of(fund).charge())
                        .as("charge of %s", fund)
                        .isEqualTo(expected.get("charge").get(fund.name()).asLong());
                compared++;
            }
        }
        if (expected.has("outstandingAndCharge")) {
            assertThat(balance.totals().outstanding() + balance.totals().charge())
                    .isEqualTo(expected.get("outstandingAndCharge").asLong());
            compared++;
        }
        if (expected.has("unallocated")) {
            assertThat(balance.unallocated()).isEqualTo(expected.get("unallocated").asLong());
            compared++;
        }
        return compared;
    }

    private static List<LateInterestRatePublished> rates(JsonNode rows) {
        var rates = new ArrayList<LateInterestRatePublished>();
        for (var row : rows) {
            rates.add(
                    new LateInterestRatePublished(
                            FundGroup.valueOf(row.get("fundGroup").asText()),
                            row.get("year").asInt(),
                            Rate.ofPercent(row.get("percentPerMonth").asText()),
                            "notice"));
        }
        return rates;
    }

    private static Declaration declaration(JsonNode row) {
        return new Declaration(
                new DeclarationReference(row.get("reference").asText()),
                ContributionMonth.parse(row.get("period").asText()),
                LocalDate.parse(row.get("declaredOn").asText()),
                DeclarationKind.valueOf(row.get("kind").asText()),
                1,
                row.get("wageFund").asLong(),
                row.get("uiWageFund").asLong(),
                stated(row.get("amounts")));
    }

    private static @Nullable FundAmounts stated(JsonNode amounts) {
        return amounts.isNull()
                ? null
                : FundAmounts.of(fund -> amounts.path(fund.name()).asLong(0));
    }

    private static Payment payment(JsonNode row) {
        return new Payment(
                new BankReference(row.get("bankReference").asText()),
                LocalDate.parse(row.get("valueDate").asText()),
                row.get("amount").asLong());
    }
}
