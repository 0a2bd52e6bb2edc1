package org.socai.api.system;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a ledger shows after its files are booked, without what differs from run to run: the ids of
 * jobs and the instants of recording. Positions are the same in every run.
 *
 * @param entries the whole journal, line by line
 */
record Booked(List<JsonNode> jobs, List<JsonNode> balances, List<String> entries) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Waits for the jobs, and reads everything of the units of a ledger. */
    static Booked in(Client client, GeneratedLedger ledger, List<String> jobs) {
        var ended = jobs.stream().map(job -> ended(client, job)).toList();
        var balances =
                IntStream.rangeClosed(1, ledger.units())
                        .mapToObj(number -> balance(client, GeneratedLedger.unit(number)))
                        .toList();
        return new Booked(ended, balances, entries(client));
    }

    private static JsonNode ended(Client client, String job) {
        var ended = (ObjectNode) client.ended("auditor", job, PATIENCE);
        ended.remove("id");
        return ended;
    }

    private static JsonNode balance(Client client, String unit) {
        var address = "/api/v1/units/%s/balance?effectiveOn=2025-09-30".formatted(unit);
        var balance = (ObjectNode) client.get("auditor", address);
        balance.remove("knownAt");
        return balance;
    }

    /** The instant stands before the amount, at the end of a line. */
    private static List<String> entries(Client client) {
        return client.text("auditor", "/api/v1/entries", "text/csv")
                .lines()
                .map(line -> line.replaceFirst(",[^,]+Z,(-?\\d+)$", ",$1"))
                .toList();
    }

    /** The first place where two journals differ; empty when they are the same. */
    Optional<String> differenceTo(Booked other) {
        int common = Math.min(entries.size(), other.entries.size());
        for (int i = 0; i < common; i++) {
            if (!entries.get(i).equals(other.entries.get(i))) {
                return Optional.of(entries.get(i) + " instead of " + other.entries.get(i));
            }
        }
        return entries.size() == other.entries.size()
                ? Optional.empty()
                : Optional.of(entries.size() + " lines instead of " + other.entries.size());
    }
}
