package org.socai.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.socai.api.http.RunningServer;

class SigningInTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String PASSWORD = "a password for browsers";

    @ParameterizedTest
    @CsvSource({"en-GB, Sign in", "vi, Đăng nhập", "fr, Đăng nhập"})
    void the_login_page_speaks_the_language_of_the_browser(String language, String title) {
        var page =
                RunningServer.send(RunningServer.to("/login").header("Accept-Language", language));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<title>" + title + " – Socai</title>")
                .doesNotContain("{");
    }

    @Test
    void the_page_loads_nothing_from_elsewhere_and_may_not_be_framed() {
        var page = RunningServer.send(RunningServer.to("/login"));
        assertThat(page.body())
                .doesNotContain("http:")
                .doesNotContain("https:")
                .doesNotContain("<script");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(RunningServer.send(RunningServer.to("/assets/login.css")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void answers_of_the_api_are_not_stored_by_anybody() {
        assertThat(
                        RunningServer.get("auditor", "/api/v1/units")
                                .headers()
                                .firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    @Test
    void somebody_who_opens_a_page_is_led_to_the_login_page() {
        var answer = RunningServer.send(RunningServer.to("/").header("Accept", "text/html"));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login");
    }

    @Test
    void a_program_without_credentials_is_told_to_send_them_and_gets_no_session() {
        var answer = RunningServer.send(RunningServer.to("/api/v1/units"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Basic ");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(RunningServer.json(answer).get("type").asString())
                .isEqualTo("/problems/unauthenticated");
    }

    @Test
    void a_program_with_credentials_gets_no_session_either() {
        var answer = RunningServer.get("auditor", "/api/v1/units");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void a_browser_is_not_made_to_open_its_own_window_for_passwords() {
        var answer =
                RunningServer.send(
                        RunningServer.to("/api/v1/units").header("Sec-Fetch-Site", "same-origin"));
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .doesNotStartWith("Basic");
    }

    @Test
    void wrong_names_and_wrong_passwords_get_the_same_answer() {
        var wrongPassword =
                RunningServer.send(
                        RunningServer.to("/api/v1/units")
                                .header(
                                        "Authorization",
                                        RunningServer.credentials("auditor", "wrong")));
        var wrongName =
                RunningServer.send(
                        RunningServer.to("/api/v1/units")
                                .header(
                                        "Authorization",
                                        RunningServer.credentials("nobody", "wrong")));
        var impossibleName =
                RunningServer.send(
                        RunningServer.to("/api/v1/units")
                                .header(
                                        "Authorization",
                                        RunningServer.credentials("no\0body", "wrong")));
        assertThat(wrongPassword.statusCode()).isEqualTo(401);
        assertThat(wrongName.body()).isEqualTo(wrongPassword.body());
        assertThat(impossibleName.body()).isEqualTo(wrongPassword.body());
    }

    @Test
    void a_person_signs_in_reads_changes_with_the_token_and_signs_out() {
        addUser("browser.one", "admin");
        var before = page(null);
        var signedIn = signIn(before, "browser.one");
        assertThat(signedIn.headers().firstValue("Location").orElseThrow()).doesNotContain("error");
        var session = cookie(signedIn);
        assertThat(session).isNotEqualTo(cookie(before));
        assertThat(status("GET", "/api/v1/users", session, null)).isEqualTo(200);

        var token = token(page(session));
        var address = "/api/v1/users/nobody";
        assertThat(status("DELETE", address, session, null)).as("without the token").isEqualTo(403);
        assertThat(status("DELETE", address, session, token)).as("with the token").isEqualTo(404);

        assertThat(status("POST", "/logout", session, token)).isEqualTo(204);
        assertThat(status("GET", "/api/v1/users", session, null)).isEqualTo(401);
    }

    @Test
    void a_wrong_password_leads_back_to_the_page_with_a_message() {
        var answer = signIn(page(null), "nobody");
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login?error");
        var page = RunningServer.send(RunningServer.to("/login?error&lang=en"));
        assertThat(page.body()).contains("role=\"alert\"");
    }

    @Test
    void a_new_password_ends_the_sessions_under_the_old_one() {
        addUser("browser.two", "auditor");
        var session = cookie(signIn(page(null), "browser.two"));
        assertThat(status("GET", "/api/v1/units", session, null)).isEqualTo(200);
        RunningServer.send(
                "admin",
                "PUT",
                "/api/v1/users/browser.two/password",
                "{\"password\":\"another password\"}");
        assertThat(status("GET", "/api/v1/units", session, null)).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"same-origin, 404", "cross-site, 403", "same-site, 403"})
    void a_change_with_basic_credentials_needs_a_token_when_a_foreign_page_started_it(
            String site, int status) {
        var answer =
                RunningServer.send(
                        RunningServer.to("/api/v1/users/nobody")
                                .header("Authorization", RunningServer.credentials("admin"))
                                .header("Sec-Fetch-Site", site)
                                .DELETE());
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    private static void addUser(String name, String role) {
        var body =
                "{\"username\":\"%s\",\"role\":\"%s\",\"password\":\"%s\"}"
                        .formatted(name, role.toUpperCase(Locale.ROOT), PASSWORD);
        assertThat(RunningServer.send("admin", "POST", "/api/v1/users", body).statusCode())
                .isEqualTo(201);
    }

    private static HttpResponse<String> page(String session) {
        var request = RunningServer.to("/login");
        return RunningServer.send(session == null ? request : request.header("Cookie", session));
    }

    private static HttpResponse<String> signIn(HttpResponse<String> page, String name) {
        var form =
                "username=%s&password=%s&_csrf=%s"
                        .formatted(encoded(name), encoded(PASSWORD), encoded(token(page)));
        return RunningServer.send(
                RunningServer.to("/login")
                        .header("Cookie", cookie(page))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
    }

    private static int status(String method, String address, String session, String token) {
        HttpRequest.Builder request =
                RunningServer.to(address)
                        .header("Cookie", session)
                        .method(method, BodyPublishers.noBody());
        return RunningServer.send(token == null ? request : request.header("X-CSRF-TOKEN", token))
                .statusCode();
    }

    private static String token(HttpResponse<String> page) {
        var found = TOKEN.matcher(page.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
