package org.socai.api.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.socai.api.units.SampleUnits.declaredForAugust;
import static org.socai.api.units.SampleUnits.paid;
import static org.socai.api.units.SampleUnits.registered;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.socai.api.http.RunningServer;
import org.socai.api.jobs.Settling;
import org.socai.ledger.booking.Bookings;
import org.socai.ledger.booking.Payments;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.Remittance;
import org.socai.ledger.unit.Payment;
import tools.jackson.databind.JsonNode;

/** Two units of province 55, of which one pays in time and is funded by the State budget. */
class AskingForReportsTest {
    private static final Pattern PERCENT = Pattern.compile("\"percent\":([0-9.]+)");
    private static long last;

    @BeforeAll
    static void bookFacts() {
        last =
                RunningServer.book(
                        registered("REP0001", "In Arrears", "55001", false),
                        registered("REP0002", "In Time", "55002", true),
                        declaredForAugust("REP0001"),
                        declaredForAugust("REP0002"),
                        paid("REP0002", "FT-REP-2", LocalDate.of(2025, 9, 10), 32_000_000));
    }

    @Test
    void the_arrears_of_a_province_have_rows_totals_and_the_moment_they_are_from() {
        var report =
                get(
                        "/api/v1/reports/arrears?office=55&effectiveOn=2025-10-09&knownAt=position:"
                                + last);
        assertThat(report.propertyNames())
                .containsExactly(
                        "effectiveOn",
                        "knownAt",
                        "position",
                        "totals",
                        "rows",
                        "page",
                        "incompleteCount",
                        "incomplete");
        assertThat(report.get("totals").toString())
                .isEqualTo("{\"units\":1,\"workers\":10,\"overdue\":32000000,\"charge\":86400}");
        assertThat(report.get("rows")).hasSize(1);
        var row = report.at("/rows/0");
        assertThat(row.propertyNames())
                .containsExactly(
                        "unitCode",
                        "name",
                        "officeCode",
                        "workers",
                        "overdue",
                        "charge",
                        "monthsOwed",
                        "funds");
        assertThat(row.get("unitCode").asString()).isEqualTo("REP0001");
        assertThat(row.get("officeCode").asString()).isEqualTo("55001");
        assertThat(row.get("monthsOwed").asInt()).isEqualTo(1);
        assertThat(row.at("/funds/4").toString())
                .isEqualTo("{\"fund\":\"HI\",\"overdue\":4500000,\"charge\":12150}");
        assertThat(report.get("position").asLong()).isEqualTo(last);
    }

    @Test
    void pages_and_limits_leave_rows_out_and_totals_follow_only_the_limits() {
        var beyond = get("/api/v1/reports/arrears?office=55&effectiveOn=2025-10-09&page=1&size=1");
        assertThat(beyond.get("rows")).isEmpty();
        assertThat(beyond.at("/totals/units").asInt()).isEqualTo(1);
        assertThat(beyond.at("/page").toString())
                .isEqualTo("{\"number\":1,\"size\":1,\"totalElements\":1,\"totalPages\":1}");
        var small = "/api/v1/reports/arrears?office=55&effectiveOn=2025-10-09&minAmount=32000001";
        assertThat(get(small).at("/totals/units").asInt()).isZero();
        var recent = "/api/v1/reports/arrears?office=55&effectiveOn=2025-10-09&minMonths=2";
        assertThat(get(recent).at("/totals/units").asInt()).isZero();
    }

    @Test
    void the_overdue_rate_names_numerator_denominator_and_scope() {
        var rate =
                get(
                        "/api/v1/reports/overdue-rate?office=55&effectiveOn=2025-10-09&knownAt=position:"
                                + last);
        assertThat(rate.propertyNames())
                .containsExactly(
                        "numerator",
                        "denominator",
                        "percent",
                        "denominatorKind",
                        "scope",
                        "effectiveOn",
                        "knownAt",
                        "position",
                        "incompleteCount",
                        "incomplete");
        assertThat(rate.get("numerator").asLong()).isEqualTo(32_000_000);
        assertThat(rate.get("denominator").asLong()).isEqualTo(64_000_000);

        assertThat(rate.get("denominatorKind").asString()).isEqualTo("RECEIVABLE");
        assertThat(percent("?office=55&effectiveOn=2025-10-09&knownAt=position:" + last))
                .isEqualTo("50.00");
        assertThat(rate.get("scope").toString())
                .isEqualTo("{\"office\":\"55\",\"charge\":false,\"budgetFunded\":\"all\"}");
    }

    @Test
    void the_overdue_rate_can_count_charge_and_leave_units_out() {
        var query = "?office=55&effectiveOn=2025-10-09&charge=true&budgetFunded=";
        // 32,000,000 principal and 86,400 charge of 32,000,000: 100.27 %.
        assertThat(percent(query + "none")).isEqualTo("100.27");
        assertThat(percent(query + "only")).isEqualTo("0.00");
    }

    @Test
    void what_was_allocated_or_is_owed_can_be_the_denominator() {
        var rate =
                get(
                        "/api/v1/reports/overdue-rate?office=55&effectiveOn=2025-10-09"
                                + "&denominator=COLLECTED_PLUS_ARREARS");
        assertThat(rate.get("denominator").asLong()).isEqualTo(64_000_000);
        assertThat(rate.get("denominatorKind").asString()).isEqualTo("COLLECTED_PLUS_ARREARS");
    }

    @Test
    void the_collection_of_a_year_says_what_came_and_where_it_went() {
        var collection =
                get(
                        "/api/v1/reports/collection?office=55&year=2025&through=2025-09&knownAt=position:"
                                + last);
        assertThat(collection.propertyNames())
                .containsExactly(
                        "office",
                        "year",
                        "through",
                        "collected",
                        "allocated",
                        "funds",
                        "plan",
                        "percent",
                        "yearBefore",
                        "change",
                        "changePercent",
                        "effectiveOn",
                        "knownAt",
                        "position",
                        "incompleteCount",
                        "incomplete");
        assertThat(collection.get("collected").asLong()).isEqualTo(32_000_000);
        assertThat(collection.get("allocated").asLong()).isEqualTo(32_000_000);
        assertThat(collection.at("/funds/4").toString())
                .isEqualTo("{\"fund\":\"HI\",\"principal\":4500000,\"charge\":0}");
        assertThat(collection.at("/yearBefore/collected").asLong()).isZero();
        assertThat(collection.get("change").asLong()).isEqualTo(32_000_000);
        assertThat(collection.get("changePercent").isNull()).isTrue();
        assertThat(collection.get("plan").isNull()).isTrue();
        assertThat(collection.get("effectiveOn").asString()).isEqualTo("2025-09-30");

        var august = "/api/v1/reports/collection?office=55&through=8&year=2025&knownAt=position:";
        assertThat(get(august + last).get("collected").asLong()).isZero();
        var yearAfter = get("/api/v1/reports/collection?office=55&year=2026&through=9");
        assertThat(yearAfter.at("/yearBefore/collected").asLong()).isEqualTo(32_000_000);
        assertThat(yearAfter.get("change").asLong()).isEqualTo(-32_000_000);
    }

    @Test
    void months_that_are_none_or_of_another_year_are_refused() {
        for (var months :
                new String[] {
                    "through=13", "through=2025", "year=2024&through=2025-09", "year=25"
                }) {
            var answer = RunningServer.get("inspector", "/api/v1/reports/collection?" + months);
            assertThat(answer.statusCode()).as(months).isEqualTo(400);
        }
    }

    @Test
    void an_office_that_owes_nothing_has_a_rate_of_zero() {
        assertThat(percent("?office=00")).isEqualTo("0.00");
    }

    @Test
    void a_payment_without_a_unit_waits_in_the_list_until_it_is_assigned() throws Exception {
        var reference = new BankReference("FT/REP 7%-1");
        var payment = new Payment(reference, LocalDate.of(2025, 9, 11), 5_000);
        RunningServer.bean(Bookings.class)
                .run(
                        "tester",
                        booking ->
                                new Payments(booking)
                                        .receive(payment, new Remittance("no unit"), null));
        long held = RunningServer.bean(Settling.class).await();
        var list = get("/api/v1/payments/unmatched?knownAt=position:" + held);
        assertThat(list.get("rows").valueStream().map(row -> row.get("bankReference").asString()))
                .contains(reference.value());
        assertThat(list.get("count").asInt()).isEqualTo(list.at("/page/totalElements").asInt());

        var assigned =
                RunningServer.send(
                        "finance",
                        "PUT",
                        "/api/v1/payments/FT%2FREP%207%25-1/unit",
                        "{\"unitCode\":\"REP0002\"}");
        assertThat(assigned.statusCode()).as(assigned.body()).isEqualTo(200);
        assertThat(
                        get("/api/v1/payments/unmatched")
                                .get("rows")
                                .valueStream()
                                .map(row -> row.get("bankReference").asString()))
                .doesNotContain(reference.value());
        assertThat(get("/api/v1/payments/unmatched?knownAt=position:" + held)).isEqualTo(list);
    }

    /** As it is written: a parsed number has forgotten its last zero. */
    private static String percent(String query) {
        var answer = RunningServer.get("inspector", "/api/v1/reports/overdue-rate" + query).body();
        var percent = PERCENT.matcher(answer);
        assertThat(percent.find()).as(answer).isTrue();
        return percent.group(1);
    }

    private static JsonNode get(String address) {
        var answer = RunningServer.get("inspector", address);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningServer.json(answer);
    }
}
