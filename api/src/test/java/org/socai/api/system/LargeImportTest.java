package org.socai.api.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.socai.api.faults.FaultScale;
import tools.jackson.databind.JsonNode;

/** A file far larger than what is sent every day, into a program with little memory. */
@Timeout(1800)
class LargeImportTest {
    private static final GeneratedLedger LARGE =
            new GeneratedLedger(FaultScale.of(6_000, 20_000), 10);
    private static final GeneratedLedger SMALL = new GeneratedLedger(1, 24);
    private static final Duration PATIENCE = Duration.ofMinutes(12);

    @TempDir private Path folder;

    @Test
    void it_is_booked_in_view_of_everybody_also_when_it_is_cut_off_and_the_file_behind_it_waits()
            throws IOException {
        String large;
        String small;
        List<Long> answers;
        try (var program = serve()) {
            var client = program.client();
            var units = client.book("collector", "units", LARGE.unitFile(folder));
            assertThat(units.get("accepted").asInt()).isEqualTo(LARGE.units());
            large = client.send("collector", "declarations", LARGE.declarationFile(folder));
            small = client.send("collector", "declarations", SMALL.declarationFile(folder));
            answers = follow(client, large, small, LargeImportTest::isHalfDone);
            assertThat(isRunning(client.get("collector", large))).isTrue();
            program.kill();
        }
        try (var program = serve()) {
            var client = program.client();
            answers.addAll(follow(client, large, small, now -> !isRunning(now)));

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
        }
    }

    /** With so little memory that a program which keeps rows or events for good runs out of it. */
    private Program serve() throws IOException {
        return Program.serve(folder, "-Xmx256m", "-XX:+ExitOnOutOfMemoryError");
    }

    /** How many rows were booked each time somebody looked; nothing of the file behind it is. */
    private static List<Long> follow(
            Client client, String job, String behind, Predicate<JsonNode> end) {
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
                    }
                    return end.test(now);
                });
        return answers;
    }

    private static boolean isHalfDone(JsonNode job) {
        return job.get("processed").asLong() > LARGE.rows() / 2;
    }

    private static boolean isRunning(JsonNode job) {
        return job.get("state").asString().equals("RUNNING");
    }
}
