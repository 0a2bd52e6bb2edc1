package org.socai.api.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.socai.api.system.Client;
import org.socai.api.system.Waiting;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends as a good client of this program does: what was not acknowledged is sent again, the same,
 * until it is. It keeps what was acknowledged, and complains about every answer that a program in
 * trouble must not give. Thread-safe.
 */
final class Sender {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Trouble that passes has a type of its own; any other refusal would make a client give up. */
    private static final List<Integer> PASSING = List.of(503, 507);

    private final Set<Fact> acknowledged = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile Client server;

    Sender(Client server) {
        this.server = server;
    }

    /** The program was started again, on another port. */
    void server(Client next) {
        server = next;
    }

    Client server() {
        return server;
    }

    Set<Fact> acknowledged() {
        return acknowledged;
    }

    Collection<String> complaints() {
        return complaints;
    }

    void complain(String complaint) {
        complaints.add(complaint);
    }

    /** How often the program did not take what was sent to it. */
    int refused() {
        return refused.get();
    }

    /** Sends a file until it is taken, and asks until it is booked. */
    void book(String role, String kind, Path file, Collection<Fact> facts) {
        var taken = until(kind + " taken", 202, client -> upload(client, role, kind, file));
        var job = taken.headers().firstValue("Location").orElseThrow();
        var ended = ended(role, job);
        boolean complete =
                ended.get("state").asString().equals("SUCCEEDED")
                        && ended.get("accepted").asLong() + ended.get("duplicates").asLong()
                                == facts.size();
        if (!complete) {
            complain("a file of %d facts ended as %s".formatted(facts.size(), ended));
        }
        acknowledged.addAll(facts);
    }

    /** Sends a command until it is done. */
    void put(String role, String path, String json, Fact fact) {
        until(path, 200, client -> client.put(role, path, json));
        acknowledged.add(fact);
    }

    /** A job once it has ended, asked for at whichever server runs. */
    JsonNode ended(String role, String job) {
        var ended = new JsonNode[1];
        Waiting.until(
                job + " ended",
                PATIENCE,
                () -> {
                    var answer = until(job, 200, client -> client.ask(role, job));
                    ended[0] = JSON.readTree(answer.body());
                    return !ended[0].get("state").asString().equals("RUNNING");
                });
        return ended[0];
    }

    private static HttpResponse<String> upload(Client client, String role, String kind, Path file) {
        try {
            return client.upload(role, kind, file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private HttpResponse<String> until(
            String what, int status, Function<Client, HttpResponse<String>> call) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                var answer = call.apply(server);
                if (answer.statusCode() == status) {
                    return answer;
                }
                if (!PASSING.contains(answer.statusCode())) {
                    complain(
                            "%s was answered %d %s"
                                    .formatted(what, answer.statusCode(), answer.body()));
                }
            } catch (UncheckedIOException cut) {
                // The line was cut: whether it was done is not known, and it is sent again.
            }
            refused.incrementAndGet();
            pause();
        }
        throw new AssertionError(what + " not within " + PATIENCE);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
