package org.socai.api.entries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.socai.api.units.SampleUnits.declaredForAugust;
import static org.socai.api.units.SampleUnits.paid;
import static org.socai.api.units.SampleUnits.registered;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socai.api.http.RunningServer;

class ExportingEntriesTest {
    private static long beforePayment;
    private static long last;

    @BeforeAll
    static void bookFacts() {
        beforePayment =
                RunningServer.book(
                        registered("ENT0001", "Entries", "04001", false),
                        declaredForAugust("ENT0001"));
        last =
                RunningServer.book(
                        paid("ENT0001", "FT-ENT-1", LocalDate.of(2025, 10, 10), 10_000_000));
    }

    @Test
    void the_lines_of_every_event_of_a_unit_add_up_to_nothing() {
        var sums = new HashMap<Long, Long>();
        long cash = 0;
        for (var line :
                RunningServer.json(units("?knownAt=position:" + last, "application/json"))) {
            sums.merge(line.get("position").asLong(), line.get("amount").asLong(), Long::sum);
            if (line.get("account").asString().equals("CASH")) {
                cash += line.get("amount").asLong();
            }
        }
        assertThat(sums.values()).hasSizeGreaterThanOrEqualTo(3).containsOnly(0L);
        assertThat(cash).isEqualTo(10_000_000);
    }

    @Test
    void only_lines_of_the_two_dates_are_there() {
        assertThat(units("?knownAt=position:" + beforePayment, "text/csv").body())
                .doesNotContain("payment-received");
        assertThat(units("?effectiveOn=2025-10-09", "text/csv").body())
                .doesNotContain("payment-received");
        var answer = units("?effectiveOn=2025-10-10&knownAt=position:" + last, "text/csv");
        assertThat(answer.body()).contains("payment-received");
        assertThat(answer.headers().firstValue("Socai-Effective-On")).contains("2025-10-10");
        assertThat(answer.headers().firstValue("Socai-Position")).contains(Long.toString(last));
        assertThat(answer.headers().firstValue("Socai-Known-At")).isPresent();
    }

    @Test
    void csv_has_a_header_and_lines_that_end_as_the_standard_says() {
        var answer = units("?knownAt=position:" + last, "text/csv");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("entries-ENT0001-")
                .contains(".csv");
        var lines = answer.body().split("\r\n", -1);
        assertThat(lines[0])
                .isEqualTo(
                        "position,sequence,line,type,unit_code,account,fund,period,due_on,effective_on,recorded_at,"
                            + "amount");
        assertThat(lines[1])
                .contains(
                        ",obligation-declared,ENT0001,RECEIVABLE,SM,2025-08,2025-09-30,2025-09-05,")
                .endsWith(",3000000");
        assertThat(lines[2])
                .contains(",CONTRIBUTION_INCOME,SM,,,2025-09-05,")
                .endsWith(",-3000000");
    }

    @Test
    void the_form_can_be_part_of_the_address() {
        assertThat(units("?format=csv", "application/json").body()).startsWith("position,");
        assertThat(units("?format=hledger", "*/*").body()).startsWith("; Socai journal");
        assertThat(units("?format=json", "text/csv").body()).startsWith("[{");
        assertThat(units("", "*/*").body()).startsWith("[{");
        assertThat(units("?format=xlsx", "*/*").statusCode()).isEqualTo(406);
        assertThat(units("", "image/png").statusCode()).isEqualTo(406);
        assertThat(units("", "text/csv;q=0.5, text/x-hledger").body())
                .startsWith("; Socai journal");
    }

    @Test
    void the_journal_for_hledger_has_one_balanced_transaction_per_event() {
        var answer = units("?knownAt=position:" + last, "text/x-hledger");
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("text/x-hledger;charset=UTF-8");
        assertThat(answer.body())
                .contains("\n2025-10-10 payment-received at position ")
                .contains("\n    assets:cash:ENT0001  10000000 VND\n")
                .contains("\n    liabilities:unallocated:ENT0001  -10000000 VND\n")
                .contains(
                        "\n"
                                + "    assets:receivable:ENT0001:SM  3000000 VND  ; period:2025-08,"
                                + " due:2025-09-30\n");
        assertThat(Journal.transactionSums(answer.body()))
                .hasSizeGreaterThanOrEqualTo(3)
                .containsOnly(0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "director", "reporter"})
    void the_export_of_the_ledger_has_the_same_lines_of_the_unit(String role) {
        var address = "/api/v1/entries?format=csv&effectiveOn=2026-01-01&knownAt=position:" + last;
        var ledger = RunningServer.get(role, address);
        assertThat(ledger.statusCode()).isEqualTo(200);
        assertThat(ledger.body().lines().filter(line -> line.contains(",ENT0001,")))
                .containsExactlyElementsOf(
                        units("?effectiveOn=2026-01-01&knownAt=position:" + last, "text/csv")
                                .body()
                                .lines()
                                .skip(1)
                                .toList());
    }

    @Test
    void the_journal_of_the_ledger_balances_too() {
        var journal = RunningServer.get("auditor", "/api/v1/entries?format=hledger").body();
        assertThat(Journal.transactionSums(journal)).isNotEmpty().containsOnly(0L);
    }

    @Test
    void an_unknown_unit_is_a_problem_in_whatever_form_was_asked_for() {
        var unknown = RunningServer.get("auditor", "/api/v1/units/NOUNIT/entries?format=csv");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(unknown.headers().firstValue("Content-Disposition")).isEmpty();
    }

    private static HttpResponse<String> units(String query, String accept) {
        return RunningServer.send(
                RunningServer.to("/api/v1/units/ENT0001/entries" + query)
                        .header("Authorization", RunningServer.credentials("auditor"))
                        .header("Accept", accept));
    }

    /** As much of hledger's format as adding up takes. */
    private static final class Journal {
        static Collection<Long> transactionSums(String journal) {
            Map<String, Long> sums = new HashMap<>();
            var transaction = "";
            for (var line : journal.lines().toList()) {
                if (line.startsWith("    ")) {
                    var amount = line.strip().split(" {2,}", 2)[1].split(" ", 2)[0];
                    sums.merge(transaction, Long.parseLong(amount), Long::sum);
                } else if (!line.isEmpty() && Character.isDigit(line.charAt(0))) {
                    transaction = line;
                }
            }
            return sums.values();
        }
    }
}
