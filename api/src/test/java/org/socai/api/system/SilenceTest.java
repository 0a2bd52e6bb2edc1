package org.socai.api.system;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A machine that is connected to nothing. */
@Timeout(600)
class SilenceTest {
    private static final List<String> WITH_LOOPBACK_ONLY =
            List.of("unshare", "-n", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh");

    @TempDir private Path folder;

    @BeforeAll
    static void a_namespace_can_be_made() throws Exception {
        assumeTrue(
                exitCodeOf(List.of("true")) == 0,
                "skipped: a network namespace takes root, unshare (util-linux) and ip (iproute2)");
    }

    @Test
    void the_program_does_its_work_and_tries_to_reach_nobody() throws Exception {
        var output = folder.resolve("use.txt");
        var use =
                new ProcessBuilder(inNamespace(java(SilentUse.class, folder.toString())))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            assertThat(use.waitFor(500, SECONDS)).isTrue();
            assertThat(use.exitValue()).as(Files.readString(output)).isZero();
        } finally {
            use.descendants().forEach(ProcessHandle::destroyForcibly);
            use.destroyForcibly();
        }
    }

    private static int exitCodeOf(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(inNamespace(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException missing) {
            return -1;
        }
    }

    private static List<String> inNamespace(List<String> command) {
        var whole = new ArrayList<>(WITH_LOOPBACK_ONLY);
        whole.addAll(command);
        return whole;
    }

    private static List<String> java(Class<?> program, String argument) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                argument);
    }
}
