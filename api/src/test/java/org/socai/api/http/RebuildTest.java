package org.socai.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.socai.api.rebuilds.RebuildCommand;
import org.socai.api.rebuilds.RebuildOrder;
import org.socai.ledger.contribution.UnitCode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The read models of a serving program made anew. */
class RebuildTest {
    private static final String UNITS =
            """
            unit_code,name,tax_code,office_code,unit_type,payment_cycle,budget_funded,registered_on
            REB001,Công ty Ba,,04001,NON_STATE_ENTERPRISE,MONTHLY,false,2024-01-01
            REB002,Công ty Hai,,05001,NON_STATE_ENTERPRISE,MONTHLY,false,2024-01-01
            """;
    private static final String DECLARATIONS =
            """
            unit_code,reference,period,declared_on,kind,workers,wage_fund,ui_wage_fund,sm,rs,oad,ui,hi
            REB001,D1,2025-08,2025-08-10,REGULAR,7,70000000,70000000,,,,,
            REB002,D1,2025-08,2025-08-10,REGULAR,7,70000000,70000000,,,,,
            """;
    private static final String ARREARS = "/api/v1/reports/arrears?effectiveOn=2025-10-31";

    private ServerUnderTest server;
    private JdbcClient sql;

    @BeforeEach
    void start() throws IOException {
        server = ServerUnderTest.start();
        sql = JdbcClient.create(server.context.getBean("writePool", DataSource.class));
        server.importText("collector", "units", UNITS);
        server.importText("collector", "declarations", DECLARATIONS);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode rebuilt(String body) {
        return server.ended("admin", server.post("admin", "/api/v1/rebuilds", body));
    }

    @Test
    void answers_are_the_same_after_a_rebuild() {
        var before = server.get("auditor", ARREARS);
        assertThat(before.json().get("totals").get("units").asInt()).isEqualTo(2);
        assertThat(before.json().get("incomplete")).isEmpty();

        var rebuild = rebuilt("{}");

        assertThat(rebuild.get("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(rebuild.get("phase").asText()).isEqualTo("ENDED");
        assertThat(rebuild.get("position").asLong())
                .isEqualTo(before.json().get("position").asLong());
        assertThat(rebuild.get("done").asLong()).isEqualTo(rebuild.get("total").asLong());
        assertThat(server.get("auditor", ARREARS).text()).isEqualTo(before.text());
    }

    @Test
    void differences_are_answered_and_accepted_only_on_demand() {
        var before = server.get("auditor", ARREARS).text();
        sql.sql("delete from unit_master where unit = 'REB001'").update();

        var refused = rebuilt("{}");
        assertThat(refused.get("state").asText()).isEqualTo("DIFFERENT");
        var difference = refused.get("differences").get(0);
        assertThat(difference.get("table").asText()).isEqualTo("unit_master");
        assertThat(difference.get("before").get("rows").asInt()).isEqualTo(1);
        assertThat(difference.get("after").get("rows").asInt()).isEqualTo(2);
        assertThat(difference.get("positions")).hasSize(1);
        assertThat(server.get("auditor", ARREARS).text()).isNotEqualTo(before);

        var repaired = rebuilt("{\"projections\":[\"unit_master\"],\"acceptDifferences\":true}");
        assertThat(repaired.get("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(server.get("auditor", ARREARS).text()).isEqualTo(before);
    }

    @Test
    void one_unit_is_made_anew_alone() {
        var before = server.get("auditor", ARREARS).text();
        sql.sql("delete from unit_master where unit = 'REB001'").update();
        assertThat(rebuilt("{\"unit\":\"REB002\"}").get("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(server.get("auditor", ARREARS).text()).isNotEqualTo(before);
        assertThat(rebuilt("{\"unit\":\"REB001\"}").get("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(server.get("auditor", ARREARS).text()).isEqualTo(before);
        var unknown = rebuilt("{\"unit\":\"NOUNIT\"}");
        assertThat(unknown.get("state").asText()).isEqualTo("FAILED");
        assertThat(unknown.get("message").asText()).contains("NOUNIT");
    }

    @Test
    void what_cannot_be_meant_is_refused_at_once() {
        assertThat(
                        server.post("admin", "/api/v1/rebuilds", "{\"projections\":[\"event\"]}")
                                .status())
                .isEqualTo(400);
        assertThat(
                        server.post(
                                        "admin",
                                        "/api/v1/rebuilds",
                                        "{\"projections\":[\"unit_master\"],\"unit\":\"REB001\"}")
                                .status())
                .isEqualTo(400);
        assertThat(server.post("director", "/api/v1/rebuilds", "{}").status()).isEqualTo(403);
        assertThat(server.get("admin", "/api/v1/rebuilds/" + UUID.randomUUID()).status())
                .isEqualTo(404);
    }

    @Test
    void the_command_says_what_it_found_in_its_exit_code() throws InterruptedException {
        var command = server.context.getBean(RebuildCommand.class);
        assertThat(command.run(RebuildOrder.ALL, new PrintStream(new ByteArrayOutputStream())))
                .isZero();
        sql.sql("delete from unit_master where unit = 'REB001'").update();
        var told = new ByteArrayOutputStream();
        int code =
                command.run(RebuildOrder.ALL, new PrintStream(told, true, StandardCharsets.UTF_8));
        assertThat(code).isEqualTo(3);
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("unit_master differs");
        var unit = new RebuildOrder(List.of(), new UnitCode("REB001"), false);
        assertThat(command.run(unit, new PrintStream(new ByteArrayOutputStream()))).isZero();
        assertThat(command.run(RebuildOrder.ALL, new PrintStream(new ByteArrayOutputStream())))
                .isZero();
    }

    @Test
    void a_unit_whose_event_cannot_be_read_is_named_wherever_it_is_missing() {
        append("unit:REB001", "declared-in-a-later-release", 1);
        server.importText(
                "collector",
                "declarations",
                """
                unit_code,reference,period,declared_on,kind,workers,wage_fund,ui_wage_fund,sm,rs,oad,ui,hi
                REB002,D2,2025-09,2025-09-10,REGULAR,7,70000000,70000000,,,,,
                """);
        for (var address :
                List.of(
                        ARREARS,
                        ARREARS + "&office=04",
                        "/api/v1/reports/overdue-rate?effectiveOn=2025-10-31",
                        "/api/v1/units?query=REB",
                        "/api/v1/units/REB001")) {
            var incomplete = server.get("auditor", address).json().get("incomplete");
            assertThat(incomplete).as(address).hasSize(1);
            assertThat(incomplete.get(0).get("unitCode").asText()).isEqualTo("REB001");
            assertThat(incomplete.get(0).get("reason").asText())
                    .contains("declared-in-a-later-release");
        }
        assertThat(server.get("auditor", ARREARS + "&office=05").json().get("incomplete"))
                .isEmpty();
        assertThat(server.get("auditor", "/api/v1/units/REB002").json().get("incomplete"))
                .isEmpty();
        var balance = server.get("auditor", "/api/v1/units/REB001/balance");
        assertThat(balance.status()).isEqualTo(409);
        assertThat(balance.json().get("type").asText()).isEqualTo("/problems/unreadable-event");
        assertThat(balance.json().get("detail").asText()).contains("position");
        assertThat(server.get("auditor", "/api/v1/units/REB002/balance").status()).isEqualTo(200);

        var listed = server.get("admin", "/api/v1/quarantine").json();
        assertThat(listed.get("count").asInt()).isEqualTo(1);
        assertThat(listed.get("streams").get(0).get("stream").asText()).isEqualTo("unit:REB001");
        assertThat(listed.get("streams").get(0).get("event").asText())
                .isEqualTo("declared-in-a-later-release");
        assertThat(listed.get("streams").get(0).get("leftOut").asInt()).isEqualTo(1);

        assertThat(rebuilt("{}").get("quarantined").asInt()).isEqualTo(1);
        var release = server.post("admin", "/api/v1/quarantine/unit:REB001/release", "");
        assertThat(release.json().get("released").asBoolean()).isFalse();
        assertThat(server.post("admin", "/api/v1/quarantine/unit:REB002/release", "").status())
                .isEqualTo(404);
    }

    /** An event as a program of another release would write it. */
    private void append(String stream, String name, int version) {
        sql.sql(
                        """
                        insert into event (stream, sequence, event_id, name, version, effective_on, actor, payload)
                        select :stream, max(sequence) + 1, gen_random_uuid(), :name, :version, current_date, 'later', '{}'
                        from event where stream = :stream
                        """)
                .param("stream", stream)
                .param("name", name)
                .param("version", version)
                .update();
    }
}
