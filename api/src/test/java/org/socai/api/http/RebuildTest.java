package org.socai.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.socai.projections.rebuild.Rebuild;

/** The read models made anew by the program's own command, beside the server that answers. */
class RebuildTest {
    private static final String UNIT =
            """
            unit_code,name,tax_code,office_code,unit_type,payment_cycle,budget_funded,registered_on
            REB001,Công ty Ba,,04001,NON_STATE_ENTERPRISE,MONTHLY,false,2024-01-01
            """;
    private static final String DECLARATION =
            """
            unit_code,reference,period,declared_on,kind,workers,wage_fund,ui_wage_fund,sm,rs,oad,ui,hi
            REB001,D1,2025-08,2025-08-10,REGULAR,7,70000000,70000000,,,,,
            """;

    @Test
    void answers_are_the_same_after_a_rebuild() throws IOException {
        try (var server = ServerUnderTest.start()) {
            server.importText("collector", "units", UNIT);
            server.importText("collector", "declarations", DECLARATION);
            var question = "/api/v1/reports/arrears?effectiveOn=2025-10-31";
            var before = server.get("auditor", question);
            assertThat(before.json().get("totals").get("units").asInt()).isEqualTo(1);
            long position = server.context.getBean(Rebuild.class).run((_, _) -> {});
            assertThat(position).isEqualTo(before.json().get("position").asLong());
            assertThat(server.get("auditor", question).text()).isEqualTo(before.text());
        }
    }
}
