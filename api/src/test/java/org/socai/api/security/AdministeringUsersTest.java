package org.socai.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socai.api.http.RunningServer;

class AdministeringUsersTest {
    private static final String PASSWORD = "first password of all";

    @Test
    void a_user_that_was_added_can_ask_what_the_role_allows() {
        var added = add("lan.nguyen", "AUDITOR", PASSWORD);
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.headers().firstValue("Location")).contains("/api/v1/users/lan.nguyen");
        assertThat(added.body()).doesNotContain("$2a$").doesNotContain(PASSWORD);
        assertThat(ask("lan.nguyen", PASSWORD)).isEqualTo(200);
        assertThat(RunningServer.get("admin", "/api/v1/users").body()).contains("lan.nguyen");
    }

    @Test
    void a_new_password_counts_at_once_also_for_a_program_that_has_just_asked() {
        add("minh.tran", "AUDITOR", PASSWORD);
        assertThat(ask("minh.tran", PASSWORD)).isEqualTo(200);
        var changed =
                RunningServer.send(
                        "admin",
                        "PUT",
                        "/api/v1/users/minh.tran/password",
                        "{\"password\":\"second password\"}");
        assertThat(changed.statusCode()).isEqualTo(204);
        assertThat(ask("minh.tran", PASSWORD)).isEqualTo(401);
        assertThat(ask("minh.tran", "second password")).isEqualTo(200);
    }

    @Test
    void a_disabled_user_is_out_at_once_and_the_name_is_never_given_away() {
        add("hoa.le", "AUDITOR", PASSWORD);
        assertThat(ask("hoa.le", PASSWORD)).isEqualTo(200);
        assertThat(disable("hoa.le").statusCode()).isEqualTo(204);
        assertThat(ask("hoa.le", PASSWORD)).isEqualTo(401);
        var again = add("hoa.le", "AUDITOR", PASSWORD);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(type(again)).isEqualTo("/problems/user-exists");
    }

    @Test
    void the_last_administrator_stays() {
        add("second.admin", "ADMIN", PASSWORD);
        assertThat(disable("second.admin").statusCode()).isEqualTo(204);
        // Whatever administrators other tests have added go first.
        for (var user : RunningServer.json(RunningServer.get("admin", "/api/v1/users"))) {
            var name = user.get("username").asString();
            if (user.get("role").asString().equals("ADMIN") && !name.equals("admin")) {
                disable(name);
            }
        }
        var refused = disable("admin");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(type(refused)).isEqualTo("/problems/last-admin");
    }

    @Test
    void an_unknown_user_is_not_found() {
        assertThat(type(disable("no.such.user"))).isEqualTo("/problems/unknown-user");
        assertThat(type(disable("Not%20A%20Name"))).isEqualTo("/problems/unknown-user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "Lan", "lan nguyen", "-lan", "lan\\u0000"})
    void a_name_that_cannot_stand_in_the_ledger_is_refused(String name) {
        var refused = add(name, "AUDITOR", PASSWORD);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(RunningServer.json(refused).at("/errors/0/place").asString())
                .isEqualTo("username");
    }

    @Test
    void a_password_that_is_too_short_or_longer_than_bcrypt_reads_is_refused() {
        assertThat(add("short.one", "AUDITOR", "ninechars").statusCode()).isEqualTo(400);
        assertThat(add("long.one", "AUDITOR", "ă".repeat(37)).statusCode()).isEqualTo(400);
        assertThat(add("right.one", "AUDITOR", "ă".repeat(36)).statusCode()).isEqualTo(201);
        assertThat(ask("right.one", "ă".repeat(36))).isEqualTo(200);
    }

    private static HttpResponse<String> add(String name, String role, String password) {
        return RunningServer.send(
                "admin",
                "POST",
                "/api/v1/users",
                "{\"username\":\"%s\",\"role\":\"%s\",\"password\":\"%s\"}"
                        .formatted(name, role, password));
    }

    private static HttpResponse<String> disable(String name) {
        return RunningServer.send(
                RunningServer.to("/api/v1/users/" + name)
                        .header("Authorization", RunningServer.credentials("admin"))
                        .DELETE());
    }

    private static int ask(String name, String password) {
        return RunningServer.send(
                        RunningServer.to("/api/v1/units")
                                .header("Authorization", RunningServer.credentials(name, password)))
                .statusCode();
    }

    private static String type(HttpResponse<String> answer) {
        return RunningServer.json(answer).get("type").asString();
    }
}
