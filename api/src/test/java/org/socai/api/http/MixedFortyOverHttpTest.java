package org.socai.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The acceptance case of forty units over the outer contract: files in, balances out, and the same
 * ones later.
 */
class MixedFortyOverHttpTest {
    private final List<String> differences = new ArrayList<>();

    @Test
    void every_balance_is_right_to_the_dong_and_what_was_answered_once_is_answered_again()
            throws Exception {
        try (var server = ServerUnderTest.start()) {
            imported(server, "director", "late-interest-rates", "late-interest-rates.csv");
            imported(server, "collector", "units", "units.csv");
            batch(server, "batch-1/");
            compare(server, "batch-1", "");
            long position = positionOf(server);
            assertThat(
                            imported(server, "finance", "payments", "batch-1/payments.csv")
                                    .get("duplicates")
                                    .asLong())
                    .isPositive();
            assertThat(positionOf(server)).isEqualTo(position);
            batch(server, "batch-2/");
            imported(server, "finance", "reversals", "batch-2/reversals.csv");
            compare(server, "batch-2", "");
            compare(server, "batch-1", "&knownAt=position:" + position);
        }
        assertThat(differences).isEmpty();
    }

    private void batch(ServerUnderTest server, String folder) throws IOException {
        imported(server, "collector", "declarations", folder + "declarations.csv");
        imported(server, "finance", "payments", folder + "payments.csv");
        imported(server, "finance", "payments", folder + "payments.camt054.xml");
    }

    private static JsonNode imported(ServerUnderTest server, String role, String kind, String file)
            throws IOException {
        var job = server.importFile(role, kind, file, resource(file));
        assertThat(job.get("state").asText()).as(job.toString()).isEqualTo("SUCCEEDED");
        assertThat(job.get("rejected").asLong()).as(job.toString()).isZero();
        return job;
    }

    private static long positionOf(ServerUnderTest server) {
        return server.get("auditor", "/api/v1/units/QY0000X/balance")
                .json()
                .get("position")
                .asLong();
    }

    private void compare(ServerUnderTest server, String after, String known) throws IOException {
        for (JsonNode expected : new ObjectMapper().readTree(resource("expected.json"))) {
            if (expected.get("after").asText().equals(after)) {
                var path =
                        "/api/v1/units/%s/balance?effectiveOn=%s%s"
                                .formatted(
                                        expected.get("unitCode").asText(),
                                        expected.get("effectiveOn").asText(),
                                        known);
                var found = server.get("auditor", path).json();
                if (!expected.get("funds").equals(found.get("funds"))
                        || expected.get("unallocated").asLong()
                                != found.get("unallocated").asLong()) {
                    differences.add(path + ": " + found);
                }
            }
        }
    }

    static byte[] resource(String name) throws IOException {
        var path = "/acceptance/mixed-40/" + name;
        try (InputStream in =
                Objects.requireNonNull(
                        MixedFortyOverHttpTest.class.getResourceAsStream(path), path)) {
            return in.readAllBytes();
        }
    }
}
