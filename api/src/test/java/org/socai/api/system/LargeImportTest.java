package org.socai.api.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A file far larger than what is sent every day, into a program with little memory. */
@Timeout(900)
class LargeImportTest {
    private static final GeneratedLedger LARGE = new GeneratedLedger(20_000, 10);
    private static final GeneratedLedger SMALL = new GeneratedLedger(1, 24);
    private static final Duration PATIENCE = Duration.ofMinutes(12);

    @TempDir private Path folder;

    @Test
    void it_is_booked_in_view_of_everybody_and_the_file_sent_after_it_waits_its_turn()
            throws IOException {
        try (var program = Program.serve(folder, "-Xmx512m", "-XX:+ExitOnOutOfMemoryError")) {
            var client = program.client();
            var units = client.book("collector", "units", LARGE.unitFile(folder));
            assertThat(units.get("accepted").asInt()).isEqualTo(LARGE.units());
            var large = client.send("collector", "declarations", LARGE.declarationFile(folder));
            var small = client.send("collector", "declarations", SMALL.declarationFile(folder));

            var answers = follow(client, large, small);

            var booked = client.get("collector", large);
            assertThat(booked.get("state").asString()).isEqualTo("SUCCEEDED");
            assertThat(booked.get("total").asInt()).isEqualTo(LARGE.rows());
            assertThat(booked.get("accepted").asInt()).isEqualTo(LARGE.facts());
            assertThat(booked.get("duplicates").asInt()).isEqualTo(LARGE.repeated());
            assertThat(booked.get("rejected").asInt()).isEqualTo(LARGE.ofUnknownUnits());
            assertThat(answers.stream().distinct().count()).isGreaterThan(10);
            assertThat(answers).isSorted();
            var after = client.ended("collector", small, PATIENCE);
            assertThat(after.get("accepted").asInt() + after.get("duplicates").asInt())
                    .isEqualTo(SMALL.rows());
            assertThat(program.everythingSaid()).doesNotContain("OutOfMemoryError");
        }
    }

    /** How many rows were booked each time somebody looked; nothing of the file behind it is. */
    private static List<Long> follow(Client client, String job, String behind) {
        var answers = new ArrayList<Long>();
        Waiting.until(
                "the large file is booked",
                PATIENCE,
                () -> {
                    var next = client.get("collector", behind);
                    var now = client.get("collector", job);
                    answers.add(now.get("processed").asLong());
                    if (isRunning(now)) {
                        assertThat(next.get("processed").asLong()).isZero();
                        return false;
                    }
                    return true;
                });
        return answers;
    }

    private static boolean isRunning(JsonNode job) {
        return job.get("state").asString().equals("RUNNING");
    }
}
