package org.socai.api.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.socai.api.jobs.Settling;
import org.socai.ledger.booking.Bookings;
import org.socai.ledger.booking.Outcome;
import org.socai.ledger.unit.UnitCommand;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One {@link ServerUnderTest} for all tests of this JVM that do without a ledger of their own. */
public final class RunningServer {
    public static final String PASSWORD = ServerUnderTest.PASSWORD;
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RunningServer() {}

    private static final class Started {
        static final ServerUnderTest SERVER = start();

        private static ServerUnderTest start() {
            try {
                return ServerUnderTest.start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    public static <T> T bean(Class<T> type) {
        return program().getBean(type);
    }

    public static ConfigurableApplicationContext program() {
        return Started.SERVER.context;
    }

    /** A request to an address, sent by nobody yet. */
    public static HttpRequest.Builder to(String address) {
        return HttpRequest.newBuilder(URI.create(Started.SERVER.address()).resolve(address));
    }

    /** The header with which a user of this name sends the password that all have. */
    public static String credentials(String user) {
        return credentials(user, PASSWORD);
    }

    public static String credentials(String user, String password) {
        var both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    public static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    public static HttpResponse<String> get(String user, String address) {
        return send(to(address).header("Authorization", credentials(user)));
    }

    /** Sends JSON. */
    public static HttpResponse<String> send(
            String user, String method, String address, String body) {
        return send(
                to(address)
                        .header("Authorization", credentials(user))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body)));
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /**
     * Books one fact after the other and waits until answers include them; returns the last
     * position.
     */
    public static long book(UnitCommand... commands) {
        for (var command : commands) {
            bean(Bookings.class)
                    .run(
                            "tester",
                            booking -> {
                                if (booking.send(command, null) != Outcome.ACCEPTED) {
                                    throw new IllegalStateException(command + " is not new");
                                }
                                return Outcome.ACCEPTED;
                            });
        }
        try {
            return bean(Settling.class).await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
