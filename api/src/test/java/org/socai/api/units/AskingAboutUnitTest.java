package org.socai.api.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.socai.api.units.SampleUnits.declaredForAugust;
import static org.socai.api.units.SampleUnits.paid;
import static org.socai.api.units.SampleUnits.registered;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.socai.api.http.RunningServer;
import tools.jackson.databind.JsonNode;

class AskingAboutUnitTest {
    private static long beforeUnit;
    private static long beforePayment;
    private static long last;

    @BeforeAll
    static void bookFacts() {
        beforeUnit = RunningServer.book(registered("OTHER01", "Somebody Else", "79001", false));
        beforePayment =
                RunningServer.book(
                        registered("ASK0001", "Công ty TNHH Bình Minh", "04001", false),
                        declaredForAugust("ASK0001"));
        last =
                RunningServer.book(
                        paid("ASK0001", "FT-ASK-1", LocalDate.of(2025, 10, 10), 10_000_000));
    }

    @Test
    void a_balance_has_the_five_funds_in_order_and_says_from_where_it_is_answered() {
        var balance = get("/api/v1/units/ASK0001/balance?effectiveOn=2025-10-09");
        assertThat(balance.propertyNames())
                .containsExactly(
                        "unitCode",
                        "effectiveOn",
                        "knownAt",
                        "position",
                        "funds",
                        "unallocated",
                        "totals");
        assertThat(balance.get("unitCode").asString()).isEqualTo("ASK0001");
        assertThat(balance.get("effectiveOn").asString()).isEqualTo("2025-10-09");
        assertThat(balance.get("position").asLong()).isGreaterThanOrEqualTo(last);
        // Overdue since 1 October: 9 days at 0.03 % of each fund's amount.
        assertThat(balance.get("funds").valueStream().map(JsonNode::toString))
                .containsExactly(
                        "{\"fund\":\"SM\",\"outstanding\":3000000,\"overdue\":3000000,\"charge\":8100}",
                        "{\"fund\":\"RS\",\"outstanding\":22000000,\"overdue\":22000000,\"charge\":59400}",
                        "{\"fund\":\"OAD\",\"outstanding\":500000,\"overdue\":500000,\"charge\":1350}",
                        "{\"fund\":\"UI\",\"outstanding\":2000000,\"overdue\":2000000,\"charge\":5400}",
                        "{\"fund\":\"HI\",\"outstanding\":4500000,\"overdue\":4500000,\"charge\":12150}");
        assertThat(balance.get("unallocated").asLong()).isZero();
        assertThat(balance.get("totals").toString())
                .isEqualTo("{\"outstanding\":32000000,\"overdue\":32000000,\"charge\":86400}");
    }

    @Test
    void the_same_day_as_known_before_the_payment_shows_no_payment() {
        var before =
                get(
                        "/api/v1/units/ASK0001/balance?effectiveOn=2025-10-10&knownAt=position:"
                                + beforePayment);
        assertThat(before.at("/totals/outstanding").asLong()).isEqualTo(32_000_000);
        assertThat(before.get("position").asLong()).isEqualTo(beforePayment);
        var after =
                get(
                        "/api/v1/units/ASK0001/balance?effectiveOn=2025-10-10&knownAt=position:"
                                + last);
        assertThat(after.at("/totals/outstanding").asLong()).isLessThan(32_000_000);
    }

    @Test
    void an_answer_can_be_asked_for_again_by_its_instant_and_by_its_position() {
        var address = "/api/v1/units/ASK0001/balance?effectiveOn=2025-10-10&knownAt=";
        var first = get("/api/v1/units/ASK0001/balance?effectiveOn=2025-10-10");
        RunningServer.book(paid("ASK0001", "FT-ASK-2", LocalDate.of(2025, 10, 9), 1_000));
        assertThat(get(address + first.get("knownAt").asString())).isEqualTo(first);
        assertThat(get(address + "position:" + first.get("position").asLong())).isEqualTo(first);
        assertThat(get("/api/v1/units/ASK0001/balance?effectiveOn=2025-10-10")).isNotEqualTo(first);
    }

    @Test
    void a_unit_before_its_first_fact_answers_zeros() {
        var balance = get("/api/v1/units/ASK0001/balance?effectiveOn=2025-08-31");
        assertThat(balance.get("totals").toString())
                .isEqualTo("{\"outstanding\":0,\"overdue\":0,\"charge\":0}");
    }

    @Test
    void a_unit_that_is_not_known_or_was_not_known_yet_is_not_found() {
        for (var question :
                List.of("", "/balance", "/statement?month=2025-09", "/events", "/entries")) {
            var unknown = RunningServer.get("auditor", "/api/v1/units/NOUNIT" + question);
            assertThat(unknown.statusCode()).as(question).isEqualTo(404);
            assertThat(RunningServer.json(unknown).get("type").asString())
                    .isEqualTo("/problems/unknown-unit");
            var early =
                    RunningServer.get(
                            "auditor",
                            "/api/v1/units/ASK0001"
                                    + question
                                    + (question.contains("?") ? "&" : "?")
                                    + "knownAt=position:"
                                    + beforeUnit);
            assertThat(early.statusCode()).as(question).isEqualTo(404);
        }
    }

    @Test
    void master_data_are_told_with_the_two_dates() {
        var unit = get("/api/v1/units/ASK0001");
        assertThat(unit.get("name").asString()).isEqualTo("Công ty TNHH Bình Minh");
        assertThat(unit.get("officeCode").asString()).isEqualTo("04001");
        assertThat(unit.get("paymentCycle").asString()).isEqualTo("MONTHLY");
        assertThat(unit.get("registeredOn").asString()).isEqualTo("2025-08-01");
        assertThat(unit.get("taxCode").isNull()).isTrue();
        assertThat(unit.propertyNames()).contains("effectiveOn", "knownAt", "position");
    }

    @Test
    void units_are_found_by_part_of_the_name_without_accents_and_by_office() {
        var found = get("/api/v1/units?query=binh%20minh&office=04");
        assertThat(found.get("rows").valueStream().map(row -> row.get("unitCode").asString()))
                .contains("ASK0001");
        assertThat(get("/api/v1/units?query=binh%20minh&office=79").get("rows")).isEmpty();
        assertThat(found.at("/page/number").asInt()).isZero();
        assertThat(get("/api/v1/units?query=ASK&size=1&page=1").get("rows")).isEmpty();
    }

    @Test
    void the_statement_of_a_month_opens_where_the_month_before_closed() {
        var september =
                get("/api/v1/units/ASK0001/statement?month=2025-09&knownAt=position:" + last);
        var october = get("/api/v1/units/ASK0001/statement?month=2025-10&knownAt=position:" + last);
        assertThat(september.at("/funds/4/arisen/regular").asLong()).isEqualTo(4_500_000);
        assertThat(september.at("/funds/4/closing")).isEqualTo(october.at("/funds/4/opening"));
        assertThat(october.get("receipts").toString())
                .isEqualTo(
                        "[{\"bankReference\":\"FT-ASK-1\",\"valueDate\":\"2025-10-10\",\"amount\":10000000}]");
        assertThat(october.get("month").asString()).isEqualTo("2025-10");
        assertThat(october.get("effectiveOn").asString()).isEqualTo("2025-10-31");
    }

    @Test
    void the_history_has_every_event_with_its_stored_name_its_actor_and_what_caused_it() {
        var answer =
                RunningServer.get(
                        "auditor", "/api/v1/units/ASK0001/events?knownAt=position:" + last);
        assertThat(answer.headers().firstValue("Socai-Position")).contains(Long.toString(last));
        var events = RunningServer.json(answer);
        assertThat(events.get(0).propertyNames())
                .containsExactly(
                        "position",
                        "sequence",
                        "type",
                        "effectiveOn",
                        "recordedAt",
                        "actor",
                        "causedBy",
                        "payload");
        var types = new ArrayList<String>();
        events.forEach(event -> types.add(event.get("type").asString()));
        assertThat(types).startsWith("unit-registered", "obligation-declared", "payment-received");
        assertThat(events.get(0).get("causedBy").isNull()).isTrue();
        assertThat(events.get(0).at("/payload/office").asString()).isEqualTo("04001");
        assertThat(events.get(0).get("actor").asString()).isEqualTo("tester");
        assertThat(events.get(events.size() - 1).get("causedBy").asLong())
                .isEqualTo(events.get(2).get("position").asLong());
    }

    private static JsonNode get(String address) {
        var answer = RunningServer.get("auditor", address);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningServer.json(answer);
    }
}
