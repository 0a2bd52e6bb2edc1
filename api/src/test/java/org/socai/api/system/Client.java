package org.socai.api.system;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls to a running server, each by the user of a role. */
public record Client(URI server) {
    private static final Duration TO_ANSWER = Duration.ofMinutes(2);
    private static final String BOUNDARY = "boundary-of-the-system-tests";
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** An answer in JSON. */
    public JsonNode get(String role, String path) {
        return JSON.readTree(text(role, path, "application/json"));
    }

    /** An answer in any form. */
    public String text(String role, String path, String form) {
        var answer = send(role, request(path).header("Accept", form));
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** Sends a file; returns the address of its job. */
    public String send(String role, String kind, Path file) throws IOException {
        var answer = upload(role, kind, file);
        assertThat(answer.statusCode()).as(kind + ": " + answer.body()).isEqualTo(202);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** Sends a file, whatever the answer. */
    public HttpResponse<String> upload(String role, String kind, Path file) throws IOException {
        var head =
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                        .formatted(BOUNDARY, file.getFileName());
        var body =
                BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofFile(file),
                        BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
        return send(
                role,
                request("/api/v1/imports/" + kind)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(body));
    }

    /** Sends a command in JSON, whatever the answer. */
    public HttpResponse<String> put(String role, String path, String json) {
        return send(
                role,
                request(path)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(json)));
    }

    /** Asks, whatever the answer. */
    public HttpResponse<String> ask(String role, String path) {
        return send(role, request(path).header("Accept", "application/json"));
    }

    /** Sends a file and waits until it is booked. */
    public JsonNode book(String role, String kind, Path file) throws IOException {
        return ended(role, send(role, kind, file), Duration.ofMinutes(3));
    }

    /** A job once it has ended. */
    public JsonNode ended(String role, String job, Duration patience) {
        var last = new AtomicReference<>(job(role, job));
        Waiting.until(
                job + " ended",
                patience,
                () -> {
                    last.set(job(role, job));
                    return last.get()
                            .filter(now -> !now.get("state").asString().equals("RUNNING"))
                            .isPresent();
                });
        return last.get().orElseThrow();
    }

    /** How a job stands; empty from a server that cannot say it while its database recovers. */
    public Optional<JsonNode> job(String role, String job) {
        var answer = send(role, request(job));
        if (answer.statusCode() >= 500) {
            return Optional.empty();
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Optional.of(JSON.readTree(answer.body()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(TO_ANSWER);
    }

    private static HttpResponse<String> send(String role, HttpRequest.Builder request) {
        var login = (role + ":" + Program.PASSWORD).getBytes(UTF_8);
        request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
        try {
            return HTTP.send(request.build(), ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
