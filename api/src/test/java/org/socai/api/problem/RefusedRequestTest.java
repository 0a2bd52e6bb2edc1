package org.socai.api.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.socai.api.units.SampleUnits.registered;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.socai.api.http.RunningServer;

class RefusedRequestTest {
    private static final String OFFICE = "/api/v1/units/REF0001/office";

    @BeforeAll
    static void registerUnit() {
        RunningServer.book(registered("REF0001", "Refused", "04001", false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/units/REF0001/balance?effectiveOn=2025-02-30 | effectiveOn",
                "/api/v1/units/REF0001/balance?effectiveOn=30.09.2025 | effectiveOn",
                "/api/v1/units/REF0001/balance?effectiveOn=1994-12-31 | effectiveOn",
                "/api/v1/units/REF0001/balance?effectiveOn=9999-12-31 | effectiveOn",
                "/api/v1/units/REF0001/balance?knownAt=yesterday | knownAt",
                "/api/v1/units/REF0001/balance?knownAt=position:0 | knownAt",
                "/api/v1/units/REF0001/balance?knownAt=position:-1 | knownAt",
                "/api/v1/units/ref-1/balance | unitCode",
                "/api/v1/units/REF0001/statement | month",
                "/api/v1/units/REF0001/statement?month=2025-13 | month",
                "/api/v1/units/REF0001/statement?month=9999-12 | month",
                "/api/v1/units?office=%25 | office",
                "/api/v1/units?page=-1 | page",
                "/api/v1/units?size=1001 | size",
                "/api/v1/units?size=many | size",
                "/api/v1/reports/arrears?minAmount=-1 | minAmount",
                "/api/v1/reports/arrears?minMonths=99999999999 | minMonths",
                "/api/v1/reports/overdue-rate?denominator=PLAN | denominator",
                "/api/v1/reports/overdue-rate?budgetFunded=some | budgetFunded",
                "/api/v1/reports/overdue-rate?charge=perhaps | charge"
            })
    void a_bad_parameter_is_named_with_the_rule_that_it_breaks(String address, String place) {
        var refused = RunningServer.get("auditor", address);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        var problem = RunningServer.json(refused);
        assertThat(problem.get("type").asString()).isEqualTo("/problems/invalid-request");
        assertThat(problem.at("/errors/0/place").asString()).isEqualTo(place);
        assertThat(problem.at("/errors/0/rule").asString())
                .isNotEmpty()
                .doesNotContain("org.", "java.");
    }

    @Test
    void knowledge_of_the_future_is_refused_by_instant_and_by_position() {
        var instant =
                RunningServer.get(
                        "auditor", "/api/v1/units/REF0001/balance?knownAt=2099-01-01T00:00:00Z");
        assertThat(instant.statusCode()).isEqualTo(400);
        assertThat(type(instant)).isEqualTo("/problems/future-instant");
        var position =
                RunningServer.get(
                        "auditor", "/api/v1/units/REF0001/balance?knownAt=position:999999999");
        assertThat(position.statusCode()).isEqualTo(400);
        assertThat(type(position)).isEqualTo("/problems/unknown-position");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"officeCode\":\"04002\"} | effectiveOn",
                "{\"officeCode\":null,\"effectiveOn\":\"2025-10-01\"} | officeCode",
                "{\"officeCode\":\"04002\",\"effectiveOn\":\"1.10.2025\"} | effectiveOn",
                "{\"officeCode\":\"04002\",\"effectiveOn\":[2025,10,1]} | effectiveOn",
                "{\"officeCode\":\"a\",\"effectiveOn\":\"2025-10-01\"} | officeCode",
                "{\"officeCode\":4002,\"effectiveOn\":\"2025-10-01\"} | officeCode",
                "{\"officeCode\":\"04002\",\"effectiveOn\":\"2025-10-01\",\"offfice\":1} | offfice",
                "{\"officeCode\":\"04002\",\"effectiveOn\":\"1815-10-01\"} | effectiveOn",
                "[] | the body",
                "{\"officeCode\": | the body",
                "'' | the body"
            })
    void a_bad_body_is_refused_at_its_place(String body, String place) {
        var refused = RunningServer.send("collector", "PUT", OFFICE, body);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        var problem = RunningServer.json(refused);
        assertThat(problem.at("/errors/0/place").asString()).as(refused.body()).isEqualTo(place);
        assertThat(refused.body()).doesNotContain("org.socai", "java.", "jackson");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "1", "1.0", "null"})
    void nothing_else_is_taken_for_true(String value) {
        var body = "{\"budgetFunded\":%s,\"effectiveOn\":\"2025-10-01\"}".formatted(value);
        var refused =
                RunningServer.send(
                        "collector", "PUT", "/api/v1/units/REF0001/budget-funding", body);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(RunningServer.json(refused).at("/errors/0/place").asString())
                .isEqualTo("budgetFunded");
    }

    @Test
    void a_property_sent_twice_is_refused() {
        var body =
                "{\"officeCode\":\"04002\",\"officeCode\":\"04003\",\"effectiveOn\":\"2025-10-01\"}";
        assertThat(RunningServer.send("collector", "PUT", OFFICE, body).statusCode())
                .isEqualTo(400);
    }

    @Test
    void other_methods_forms_and_addresses_are_refused_as_problems() {
        assertProblem(
                RunningServer.send("auditor", "DELETE", OFFICE, ""),
                405,
                "/problems/method-not-allowed");
        assertProblem(RunningServer.get("auditor", "/api/v1/nothing"), 404, "/problems/not-found");
        assertProblem(
                RunningServer.send(
                        RunningServer.to("/api/v1/units")
                                .header("Authorization", RunningServer.credentials("auditor"))
                                .header("Accept", "image/png")),
                406,
                "/problems/not-acceptable");
        assertProblem(
                RunningServer.send(
                        RunningServer.to(OFFICE)
                                .header("Authorization", RunningServer.credentials("collector"))
                                .header("Content-Type", "text/plain")
                                .PUT(BodyPublishers.ofString("office"))),
                415,
                "/problems/unsupported-media-type");
        assertProblem(RunningServer.get("reporter", "/api/v1/units"), 403, "/problems/forbidden");
        assertProblem(
                RunningServer.get("auditor", "/api/v1/units/%2e%2e/%2e%2e"),
                400,
                "/problems/invalid-request");
    }

    @Test
    void a_body_over_a_mebibyte_is_refused_whether_its_length_is_announced_or_not() {
        var large = " ".repeat(1 << 20) + "{}";
        assertProblem(
                RunningServer.send("collector", "PUT", OFFICE, large),
                413,
                "/problems/content-too-large");
        assertProblem(
                RunningServer.send(
                        RunningServer.to(OFFICE)
                                .header("Authorization", RunningServer.credentials("collector"))
                                .header("Content-Type", "application/json")
                                .PUT(
                                        BodyPublishers.ofInputStream(
                                                () ->
                                                        new ByteArrayInputStream(
                                                                large.getBytes(
                                                                        StandardCharsets.UTF_8))))),
                413,
                "/problems/content-too-large");
    }

    @Test
    void a_figure_that_lacks_a_published_rate_names_the_rate() {
        // Owed since before the daily charge of July 2025: a monthly rate of 2019 is needed, and
        // none is published.
        RunningServer.book(LateUnit.registered(), LateUnit.declaredForMarch2019());
        var refused =
                RunningServer.get(
                        "auditor", "/api/v1/units/REF2019/balance?effectiveOn=2019-12-31");
        assertProblem(refused, 409, "/problems/missing-rate");
        assertThat(RunningServer.json(refused).get("missing").asString())
                .startsWith("late-interest-rate/");
        assertProblem(
                RunningServer.get(
                        "auditor", "/api/v1/reports/arrears?office=99&effectiveOn=2019-12-31"),
                409,
                "/problems/missing-rate");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(type(answer)).isEqualTo(type);
    }

    private static String type(HttpResponse<String> answer) {
        return RunningServer.json(answer).get("type").asString();
    }
}
