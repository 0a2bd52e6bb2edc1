package org.socai.api.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.socai.api.SocaiApplication;

/**
 * Starting the program with its database on the ledger that is there, as an operator would: from
 * the start of the process until it says that requests are accepted.
 */
final class StartMeasurement implements Measurement {
    private static final String READY = "socai ready ";
    private static final String LOADER = "org.springframework.boot.loader.launch.JarLauncher";

    private final Run run;

    StartMeasurement(Run run) {
        this.run = run;
    }

    @Override
    public Line line() {
        return Line.START;
    }

    @Override
    public void measure(Scale scale, boolean last)
            throws SQLException, IOException, InterruptedException {
        var seconds = new ArrayList<Double>();
        run.ledger()
                .whileStopped(
                        data -> {
                            for (int start = 0; start < run.sizes().starts(); start++) {
                                seconds.add(start(data));
                            }
                        });
        var place = place(scale, "s");
        run.board().measured(place, SOCAI, Figures.of(seconds), "", run.findings());
        run.board().target(place, SOCAI, s -> s <= 10, "≤ 10 s", true);
        run.progress().say("started in %.1f s".formatted(seconds.getLast()));
    }

    private static double start(Path data) throws IOException, InterruptedException {
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        mainClass(),
                        "serve",
                        "--port",
                        "0",
                        "--data-dir",
                        data.toString());
        long begun = System.nanoTime();
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var _ = new OnExit(process::destroy);
                var output = process.inputReader(StandardCharsets.UTF_8)) {
            awaitReady(output);
            double seconds = (System.nanoTime() - begun) / 1e9;
            process.destroy();
            drain(output);
            return seconds;
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    /** From the packaged program its loader has to be started, which finds the classes in it. */
    private static String mainClass() {
        var resource = LOADER.replace('.', '/') + ".class";
        return ClassLoader.getSystemResource(resource) == null
                ? SocaiApplication.class.getName()
                : LOADER;
    }

    private static void awaitReady(BufferedReader output) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                return;
            }
        }
        throw new IOException("the program ended before it was ready");
    }

    private static void drain(BufferedReader output) {
        try {
            output.lines().forEach(_ -> {});
        } catch (UncheckedIOException ended) {
            // it is gone, and its output with it
        }
    }
}
