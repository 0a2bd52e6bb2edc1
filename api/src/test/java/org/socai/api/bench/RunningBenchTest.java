package org.socai.api.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.socai.api.SocaiApplication;
import org.socai.api.launch.SocaiCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command as it is called, on a province of a dozen units. */
@Timeout(600)
class RunningBenchTest {
    @TempDir private Path folder;

    /** An exit code, and what was printed to standard output and to standard error. */
    private record Said(int code, String out, String err) {}

    private static Said bench(String... arguments) {
        var out = System.out;
        var err = System.err;
        var printed = new ByteArrayOutputStream();
        var complained = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        System.setErr(new PrintStream(complained, true, UTF_8));
        try {
            int code =
                    SocaiCommand.run(arguments, _ -> -1, new BenchCommand(SocaiApplication::open));
            return new Said(code, printed.toString(UTF_8), complained.toString(UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    @Test
    void a_quick_run_of_some_lines_reports_every_field_as_json_and_nothing_else() {
        var said =
                bench(
                        "bench",
                        "--quick",
                        "--json",
                        "--units",
                        "12",
                        "--only",
                        "import,closing,balance,overdue-rate,collection,arrears,memory",
                        "--data-dir",
                        folder.resolve("work").toString());

        assertThat(said.code()).as(said.err()).isZero();
        var report = new JsonMapper().readTree(said.out());
        assertThat(report.propertyNames())
                .containsExactlyInAnyOrder(
                        "measuredOn",
                        "seconds",
                        "size",
                        "seed",
                        "units",
                        "machine",
                        "measured",
                        "compared");
        assertThat(report.get("size").asString()).isEqualTo("quick");
        assertThat(report.get("units").asInt()).isEqualTo(12);
        assertThat(report.get("machine").get("fsync").asString()).isEqualTo("on");
        assertThat(report.get("measured").valueStream().map(m -> m.get("line").asString()))
                .contains(
                        "import",
                        "closing",
                        "balance",
                        "overdue-rate",
                        "collection",
                        "arrears",
                        "memory")
                .doesNotContain("commands", "rebuild");
        assertThat(report.get("measured").valueStream().map(m -> m.get("scale").asString()))
                .contains("1x", "4x", "16x");
        assertThat(report.get("measured").valueStream()).allSatisfy(RunningBenchTest::isMeasured);
        assertThat(report.get("compared").valueStream())
                .isNotEmpty()
                .allSatisfy(
                        compared -> {
                            assertThat(compared.get("target").asString()).isNotBlank();
                            assertThat(compared.get("value").isNumber()).isTrue();
                            assertThat(compared.get("outcome").asString())
                                    .isIn("REACHED", "NOT_REACHED", "SMALLER_LEDGER");
                        });
        assertThat(said.err()).contains("32 of 32 months are booked and closed");
        assertThat(Files.exists(folder.resolve("work/dataset/manifest.json"))).isTrue();
    }

    private static void isMeasured(JsonNode measured) {
        var figures = measured.get("figures");
        assertThat(measured.get("findings").isEmpty()).as("%s", measured).isTrue();
        assertThat(measured.get("subject").asString()).isNotBlank();
        assertThat(measured.get("unit").asString()).isNotBlank();
        assertThat(figures.get("samples").asInt()).isPositive();
        assertThat(figures.get("median").asDouble())
                .isBetween(figures.get("lowest").asDouble(), figures.get("highest").asDouble());
    }

    @Test
    void a_run_stops_at_the_history_it_is_told() {
        var said =
                bench(
                        "bench", "--quick", "--json", "--units", "12", "--only", "closing",
                        "--until", "1x");

        assertThat(said.code()).as(said.err()).isZero();
        var report = new JsonMapper().readTree(said.out());
        assertThat(report.get("measured").valueStream().map(m -> m.get("scale").asString()))
                .isNotEmpty()
                .containsOnly("1x");
        assertThat(said.err()).contains("2 of 2 months are booked and closed");
    }

    @Test
    void a_line_that_does_not_exist_and_a_folder_in_use_are_refused() throws Exception {
        assertThat(bench("bench", "--only", "speed").err())
                .contains("--only knows commands, visibility, import");
        assertThat(bench("bench", "--until", "2x").err()).contains("--until knows 1x, 4x, 16x");
        Files.writeString(folder.resolve("something"), "");
        assertThat(bench("bench", "--data-dir", folder.toString()).err()).contains("not empty");
    }
}
