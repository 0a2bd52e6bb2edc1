package org.socai.api.security;

import static org.socai.api.security.Role.ADMIN;
import static org.socai.api.security.Role.AUDITOR;
import static org.socai.api.security.Role.COLLECTOR;
import static org.socai.api.security.Role.DIRECTOR;
import static org.socai.api.security.Role.FINANCE;
import static org.socai.api.security.Role.INSPECTOR;
import static org.socai.api.security.Role.REPORTER;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * Who may do what, by method and address. What is not in the table is closed to everybody. The
 * first line that fits a request decides. Security, the documentation of the addresses and the
 * tests all read this table; there is no other.
 */
public final class AccessTable {
    private static final Set<Role> READERS =
            Set.of(COLLECTOR, FINANCE, DIRECTOR, INSPECTOR, AUDITOR);
    private static final Set<Role> REPORT_READERS =
            Set.of(COLLECTOR, FINANCE, DIRECTOR, INSPECTOR, AUDITOR, REPORTER);
    private static final Set<Role> SENDERS = Set.of(COLLECTOR, FINANCE, DIRECTOR);
    private static final Set<Role> SENDERS_AND_AUDITOR =
            Set.of(COLLECTOR, FINANCE, DIRECTOR, AUDITOR);
    private static final Set<Role> EVERY_ROLE = EnumSet.allOf(Role.class);

    private static final List<AccessRule> RULES =
            List.of(
                    AccessRule.open(GET, "/login"),
                    AccessRule.open(GET, "/assets/**"),
                    rule(GET, "/", EVERY_ROLE),
                    rule(GET, "/docs", EVERY_ROLE),
                    rule(GET, "/swagger-ui/**", EVERY_ROLE),
                    rule(GET, "/v3/api-docs/**", EVERY_ROLE),
                    rule(GET, "/v3/api-docs.yaml", EVERY_ROLE),
                    rule(GET, "/actuator/**", Set.of(ADMIN)),
                    rule(POST, "/api/v1/imports/units", Set.of(COLLECTOR)),
                    rule(POST, "/api/v1/imports/declarations", Set.of(COLLECTOR)),
                    rule(POST, "/api/v1/imports/payments", Set.of(FINANCE)),
                    rule(POST, "/api/v1/imports/reversals", Set.of(FINANCE)),
                    rule(POST, "/api/v1/imports/late-interest-rates", Set.of(DIRECTOR)),
                    rule(POST, "/api/v1/imports/{kind}", SENDERS),
                    rule(GET, "/api/v1/imports/{id}", SENDERS_AND_AUDITOR),
                    rule(GET, "/api/v1/imports/{id}/progress", SENDERS_AND_AUDITOR),
                    rule(POST, "/api/v1/closings", Set.of(DIRECTOR)),
                    rule(GET, "/api/v1/closings/{id}", SENDERS_AND_AUDITOR),
                    rule(GET, "/api/v1/closings/{id}/progress", SENDERS_AND_AUDITOR),
                    rule(GET, "/api/v1/payments/unmatched", READERS),
                    rule(PUT, "/api/v1/payments/{bankReference}/unit", Set.of(FINANCE)),
                    rule(GET, "/api/v1/units", READERS),
                    rule(GET, "/api/v1/units/{unitCode}", READERS),
                    rule(GET, "/api/v1/units/{unitCode}/balance", READERS),
                    rule(GET, "/api/v1/units/{unitCode}/statement", READERS),
                    rule(GET, "/api/v1/units/{unitCode}/events", READERS),
                    rule(GET, "/api/v1/units/{unitCode}/entries", READERS),
                    rule(PUT, "/api/v1/units/{unitCode}/details", Set.of(COLLECTOR)),
                    rule(PUT, "/api/v1/units/{unitCode}/office", Set.of(COLLECTOR)),
                    rule(PUT, "/api/v1/units/{unitCode}/payment-cycle", Set.of(COLLECTOR)),
                    rule(PUT, "/api/v1/units/{unitCode}/budget-funding", Set.of(COLLECTOR)),
                    rule(GET, "/api/v1/entries", Set.of(AUDITOR, DIRECTOR, REPORTER)),
                    rule(GET, "/api/v1/reports/arrears", REPORT_READERS),
                    rule(GET, "/api/v1/reports/overdue-rate", REPORT_READERS),
                    rule(GET, "/api/v1/reports/collection", REPORT_READERS),
                    rule(GET, "/api/v1/checks/posted", Set.of(AUDITOR, DIRECTOR)),
                    rule(GET, "/api/v1/quarantine", Set.of(DIRECTOR, AUDITOR, ADMIN)),
                    rule(POST, "/api/v1/quarantine/{stream}/release", Set.of(ADMIN)),
                    rule(POST, "/api/v1/rebuilds", Set.of(ADMIN)),
                    rule(GET, "/api/v1/rebuilds/{id}", Set.of(ADMIN)),
                    rule(GET, "/api/v1/rebuilds/{id}/progress", Set.of(ADMIN)),
                    rule(DELETE, "/api/v1/rebuilds/{id}", Set.of(ADMIN)),
                    rule(GET, "/api/v1/users", Set.of(ADMIN)),
                    rule(POST, "/api/v1/users", Set.of(ADMIN)),
                    rule(PUT, "/api/v1/users/{username}/password", Set.of(ADMIN)),
                    rule(DELETE, "/api/v1/users/{username}", Set.of(ADMIN)));

    private AccessTable() {}

    private static AccessRule rule(HttpMethod method, String pattern, Set<Role> roles) {
        return AccessRule.of(method, pattern, roles);
    }

    /** All lines, in the order in which they are tried. */
    public static List<AccessRule> rules() {
        return RULES;
    }

    /**
     * The line that decides about a request; null where the table has none, and the request is
     * refused.
     */
    static @Nullable AccessRule ruleFor(HttpServletRequest request) {
        for (var rule : RULES) {
            if (rule.covers(request)) {
                return rule;
            }
        }
        return null;
    }

    /** The methods that an address takes; none where there is nothing. */
    static List<String> methodsAt(HttpServletRequest request) {
        return RULES.stream()
                .filter(rule -> rule.isAt(request))
                .map(rule -> rule.method().name())
                .distinct()
                .toList();
    }
}
