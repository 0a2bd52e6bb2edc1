package org.socai.api.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.socai.api.units.SampleUnits.registered;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.socai.api.http.RunningServer;
import tools.jackson.databind.JsonNode;

class ChangingMasterDataTest {
    @BeforeAll
    static void registerUnit() {
        RunningServer.book(registered("CHG0001", "Old Name", "04001", false));
    }

    @Test
    void a_change_counts_from_its_day_on_and_the_next_question_includes_it() {
        var changed = put("office", "{\"officeCode\":\"04002\",\"effectiveOn\":\"2025-10-01\"}");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(unit("2025-09-30").get("officeCode").asString()).isEqualTo("04001");
        assertThat(unit("2025-10-01").get("officeCode").asString()).isEqualTo("04002");
        assertThat(unit("2025-10-01").get("position").asLong())
                .isGreaterThanOrEqualTo(RunningServer.json(changed).get("position").asLong());
    }

    @Test
    void details_are_changed_together_and_stand_in_the_history_under_the_name_of_the_sender() {
        var changed =
                put(
                        "details",
                        "{\"name\":\"Tên"
                            + " mới\",\"taxCode\":\"0100109106\",\"unitType\":\"COOPERATIVE\",\"effectiveOn\":\"2025-11-01\"}");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        var unit = unit("2025-11-01");
        assertThat(unit.get("name").asString()).isEqualTo("Tên mới");
        assertThat(unit.get("taxCode").asString()).isEqualTo("0100109106");
        var events =
                RunningServer.json(RunningServer.get("auditor", "/api/v1/units/CHG0001/events"));
        assertThat(events.valueStream())
                .anyMatch(
                        event ->
                                event.get("type").asString().equals("unit-details-corrected")
                                        && event.get("actor").asString().equals("collector"));
    }

    @Test
    void a_tax_code_may_be_taken_away_by_null_and_left_out() {
        assertThat(
                        put(
                                        "details",
                                        "{\"name\":\"A\",\"taxCode\":null,\"unitType\":\"ABROAD\",\"effectiveOn\":\"2025-09-01\"}")
                                .statusCode())
                .isEqualTo(200);
        assertThat(
                        put(
                                        "details",
                                        "{\"name\":\"B\",\"unitType\":\"ABROAD\",\"effectiveOn\":\"2025-09-02\"}")
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_budget_flag_and_the_cycle_change_where_the_law_lets_them() {
        assertThat(
                        put(
                                        "budget-funding",
                                        "{\"budgetFunded\":true,\"effectiveOn\":\"2025-10-01\"}")
                                .statusCode())
                .isEqualTo(200);
        assertThat(
                        put(
                                        "payment-cycle",
                                        "{\"paymentCycle\":\"QUARTERLY\",\"effectiveOn\":\"2026-01-01\"}")
                                .statusCode())
                .isEqualTo(200);
        var within =
                put(
                        "payment-cycle",
                        "{\"paymentCycle\":\"MONTHLY\",\"effectiveOn\":\"2026-02-01\"}");
        assertThat(within.statusCode()).isEqualTo(409);
        assertThat(type(within)).isEqualTo("/problems/cycle-change-within-cycle");
    }

    @Test
    void the_future_and_unknown_units_are_refused_with_their_own_types() {
        var body = "{\"officeCode\":\"04002\",\"effectiveOn\":\"2031-01-01\"}";
        var future = put("office", body);
        assertThat(future.statusCode()).isEqualTo(400);
        assertThat(type(future)).isEqualTo("/problems/date-in-future");
        var unknown =
                RunningServer.send(
                        "collector",
                        "PUT",
                        "/api/v1/units/NOUNIT/office",
                        "{\"officeCode\":\"04002\",\"effectiveOn\":\"2025-10-01\"}");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(type(unknown)).isEqualTo("/problems/unknown-unit");
    }

    private static HttpResponse<String> put(String what, String body) {
        return RunningServer.send("collector", "PUT", "/api/v1/units/CHG0001/" + what, body);
    }

    private static JsonNode unit(String effectiveOn) {
        return RunningServer.json(
                RunningServer.get("collector", "/api/v1/units/CHG0001?effectiveOn=" + effectiveOn));
    }

    private static String type(HttpResponse<String> answer) {
        return RunningServer.json(answer).get("type").asString();
    }
}
