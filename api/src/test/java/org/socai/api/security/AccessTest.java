package org.socai.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.socai.api.security.Role.AUDITOR;
import static org.socai.api.security.Role.COLLECTOR;
import static org.socai.api.security.Role.DIRECTOR;
import static org.socai.api.security.Role.FINANCE;
import static org.socai.api.security.Role.REPORTER;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.socai.api.http.MappedAddresses;
import org.socai.api.http.MappedAddresses.Address;
import org.socai.api.http.RunningServer;
import org.springframework.mock.web.MockHttpServletRequest;

class AccessTest {
    static Stream<Address> addresses() {
        return MappedAddresses.of(RunningServer.program()).stream();
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void an_address_is_open_to_the_roles_that_the_table_names_and_closed_to_all_others(
            Address address) {
        var rule = ruleFor(address);
        assertThat(status(address, null)).isEqualTo(rule.open() ? 200 : 401);
        for (var role : Role.values()) {
            var status = status(address, role);
            if (rule.open() || rule.roles().contains(role)) {
                assertThat(status).as(role.text()).isNotIn(401, 403);
            } else {
                assertThat(status).as(role.text()).isEqualTo(403);
            }
        }
    }

    @Test
    void every_line_of_the_table_with_one_address_is_about_something_that_exists() {
        var mapped = addresses().map(Address::pattern).toList();
        assertThat(AccessTable.rules())
                .filteredOn(rule -> rule.pattern().startsWith("/api/"))
                .filteredOn(rule -> !rule.pattern().startsWith("/api/v1/imports/"))
                .allSatisfy(rule -> assertThat(mapped).contains(rule.pattern()));
    }

    /** The outer contract, written down a second time. */
    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/imports/units, COLLECTOR",
        "POST, /api/v1/imports/declarations, COLLECTOR",
        "POST, /api/v1/imports/payments, FINANCE",
        "POST, /api/v1/imports/reversals, FINANCE",
        "POST, /api/v1/imports/late-interest-rates, DIRECTOR",
        "POST, /api/v1/closings, DIRECTOR",
        "PUT, /api/v1/payments/X/unit, FINANCE",
        "PUT, /api/v1/units/NOUNIT/office, COLLECTOR",
        "POST, /api/v1/users, ADMIN",
        "GET, /actuator/health, ADMIN"
    })
    void only_one_role_may(String method, String address, Role only) {
        for (var role : Role.values()) {
            assertThat(status(method, address, role) == 403)
                    .as(role.text())
                    .isEqualTo(role != only);
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void reporters_read_reports_and_exports_and_administrators_no_ledger(Role role) {
        var mayReadUnits = status("GET", "/api/v1/units", role) == 200;
        var mayReadReports = status("GET", "/api/v1/reports/arrears?office=00", role) == 200;
        var mayExport = status("GET", "/api/v1/entries", role) == 200;
        assertThat(mayReadUnits).isEqualTo(role != REPORTER && role != Role.ADMIN);
        assertThat(mayReadReports).isEqualTo(role != Role.ADMIN);
        assertThat(mayExport).isEqualTo(Set.of(AUDITOR, DIRECTOR, REPORTER).contains(role));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void whoever_sends_files_and_the_auditor_see_what_became_of_them(Role role) {
        var address = "/api/v1/imports/00000000-0000-0000-0000-000000000000";
        var allowed = Set.of(COLLECTOR, FINANCE, DIRECTOR, AUDITOR).contains(role);
        assertThat(status("GET", address, role)).isEqualTo(allowed ? 404 : 403);
    }

    @Test
    void what_the_table_does_not_name_is_closed_to_everybody() {
        assertThat(AccessTable.ruleFor(new MockHttpServletRequest("GET", "/anything/else")))
                .isNull();
        assertThat(AccessTable.ruleFor(new MockHttpServletRequest("DELETE", "/api/v1/units")))
                .isNull();
        assertThat(RunningServer.send(RunningServer.to("/anything/else")).statusCode())
                .isEqualTo(401);
        assertThat(RunningServer.get("auditor", "/anything/else").statusCode()).isEqualTo(404);
        assertThat(status("DELETE", "/api/v1/units", AUDITOR)).isEqualTo(405);
    }

    private static AccessRule ruleFor(Address address) {
        var rule =
                AccessTable.ruleFor(
                        new MockHttpServletRequest(address.method().name(), address.example()));
        assertThat(rule).as("a line of the table for %s", address).isNotNull();
        return rule;
    }

    private static int status(Address address, Role role) {
        return status(address.method().name(), address.example(), role);
    }

    private static int status(String method, String address, Role role) {
        var request = RunningServer.to(address).method(method, BodyPublishers.noBody());
        if (role != null) {
            request.header("Authorization", RunningServer.credentials(role.text()));
        }
        return RunningServer.send(request).statusCode();
    }
}
