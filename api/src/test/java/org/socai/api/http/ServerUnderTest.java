package org.socai.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.socai.api.SocaiApplication;
import org.socai.api.database.DatabaseAccess;
import org.socai.api.database.TestDatabase;
import org.socai.api.launch.LaunchOptions;
import org.socai.api.launch.LaunchOptions.Command;
import org.socai.api.launch.LaunchOptions.ExternalDatabaseOptions;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/**
 * The whole program on a fresh database and a free port of the loopback interface, and calls to it
 * per role.
 */
public final class ServerUnderTest implements AutoCloseable {
    /** The password of every demo user; the role is the user's name. */
    public static final String PASSWORD = "pass-of-the-tests";

    private static final String BOUNDARY = "socai-test-boundary";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    public final ServletWebServerApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Path directory;
    private final DatabaseAccess database;

    private ServerUnderTest(Path directory, DatabaseAccess database, LaunchOptions options) {
        this.directory = directory;
        this.database = database;
        System.setProperty("SOCAI_DEMO_PASSWORD", PASSWORD);
        this.context = (ServletWebServerApplicationContext) SocaiApplication.start(options);
    }

    /** Starts the program on a migrated database of its own. */
    public static ServerUnderTest start() throws IOException {
        var access = TestDatabase.fresh();
        var directory = Files.createTempDirectory("socai-test");
        var ownerFile = Files.writeString(directory.resolve("owner"), access.owner().password());
        var appFile = Files.writeString(directory.resolve("app"), access.application().password());
        var database =
                new ExternalDatabaseOptions(
                        access.url(),
                        access.owner().user(),
                        ownerFile,
                        access.application().user(),
                        appFile);
        return new ServerUnderTest(
                directory, access, new LaunchOptions(Command.SERVE, 0, directory, database, true));
    }

    /** The database of this program alone, for tests that look into it or do damage. */
    public DatabaseAccess database() {
        return database;
    }

    public String address() {
        return "http://127.0.0.1:" + context.getWebServer().getPort();
    }

    /** An answer: its status, headers and text. */
    public record Answer(HttpResponse<String> response, JsonNode json) {
        public int status() {
            return response.statusCode();
        }

        public String text() {
            return response.body();
        }
    }

    public Answer get(String role, String path) {
        return send(role, request(path).GET());
    }

    public Answer get(String role, String path, String accept) {
        return send(role, request(path).GET().header("Accept", accept));
    }

    public Answer put(String role, String path, String body) {
        return send(
                role,
                request(path)
                        .PUT(BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json"));
    }

    public Answer post(String role, String path, String body) {
        return send(
                role,
                request(path)
                        .POST(BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json"));
    }

    /** Sends a file as a browser or curl would. */
    public Answer upload(String role, String kind, String fileName, byte[] content) {
        return send(
                role,
                request("/api/v1/imports/" + kind)
                        .POST(multipart(fileName, content))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY));
    }

    /** Sends a file and waits until its job has ended. */
    public JsonNode importFile(String role, String kind, String fileName, byte[] content) {
        return ended(role, upload(role, kind, fileName, content));
    }

    public JsonNode importText(String role, String kind, String content) {
        return importFile(role, kind, kind + ".csv", content.getBytes(StandardCharsets.UTF_8));
    }

    /** Closes every month through one, and waits. */
    public JsonNode close(String through) {
        return ended(
                "director",
                post("director", "/api/v1/closings", "{\"through\":\"" + through + "\"}"));
    }

    /** Asks for a job until it has ended. */
    public JsonNode ended(String role, Answer accepted) {
        if (accepted.status() != 202) {
            throw new AssertionError("not accepted: " + accepted.status() + " " + accepted.text());
        }
        var location = accepted.response().headers().firstValue("Location").orElseThrow();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var job = get(role, location).json();
            if (!job.get("state").asText().equals("RUNNING")) {
                return job;
            }
            pause();
        }
        throw new AssertionError("job did not end: " + location);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path));
    }

    private Answer send(String role, HttpRequest.Builder request) {
        if (!role.isEmpty()) {
            var credentials =
                    Base64.getEncoder()
                            .encodeToString(
                                    (role + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + credentials);
        }
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var type = response.headers().firstValue("Content-Type").orElse("");
            var tree = type.contains("json") ? json.readTree(response.body()) : json.nullNode();
            return new Answer(response, tree);
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static BodyPublisher multipart(String fileName, byte[] content) {
        var head =
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                        .formatted(BOUNDARY, fileName);
        var tail = "\r\n--%s--\r\n".formatted(BOUNDARY);
        return BodyPublishers.ofByteArrays(
                List.of(
                        head.getBytes(StandardCharsets.UTF_8),
                        content,
                        tail.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        context.close();
        client.close();
        deleteDirectory();
    }

    private void deleteDirectory() {
        try (var files = Files.walk(directory)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        } catch (IOException left) {
            throw new IllegalStateException(left);
        }
    }
}
