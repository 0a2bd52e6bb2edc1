package org.socai.api.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.socai.api.launch.LaunchOptions;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./socai bench}: measures the program on this machine, against raw limits and peers. */
@CommandLine.Command(
        name = "bench",
        description = "Measure the program against PostgreSQL's raw limits and Axon's own engines.")
public final class BenchCommand implements Callable<Integer> {
    private final Function<LaunchOptions, ConfigurableApplicationContext> program;

    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Option(names = "--quick", description = "A small run of some minutes.")
    private boolean quick;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "LINE",
            description = "Lines of the report, such as commands,rebuild (default: all).")
    private List<String> only = List.of();

    @Option(names = "--units", description = "Employers of the province.")
    private int units;

    @Option(
            names = "--until",
            paramLabel = "SCALE",
            description = "The longest history measured: 1x, 4x or 16x (default: 16x).")
    private String until = "16x";

    @Option(names = "--seed", defaultValue = "1", description = "Any whole number (default: 1).")
    private long seed;

    @Option(
            names = "--data-dir",
            description = "An empty folder to work in, which is kept (default: a temporary one).")
    private @Nullable Path directory;

    /**
     * @param program starts the program without its web server
     */
    public BenchCommand(Function<LaunchOptions, ConfigurableApplicationContext> program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        if (units < 0 || units > 9_999_999) {
            throw wrong("--units lies between 1 and 9,999,999");
        }
        var lines = lines();
        var sizes = sizes();
        var out = System.out;
        // Only the report goes to standard output; what the program says meanwhile does not.
        System.setOut(System.err);
        // The database starts before the program does, and its library would log as it likes.
        LoggingSystem.get(BenchCommand.class.getClassLoader()).beforeInitialize();
        try {
            var report = measure(lines, sizes, folder());
            print(report, out);
            return passed(report) ? 0 : 1;
        } finally {
            System.setOut(out);
        }
    }

    private Sizes sizes() {
        var sizes = quick ? Sizes.quick(units) : Sizes.full(units);
        return sizes.scales().stream()
                .filter(scale -> scale.label().equals(until))
                .findFirst()
                .map(sizes::until)
                .orElseThrow(() -> wrong("--until knows 1x, 4x, 16x"));
    }

    private Report measure(Set<Line> lines, Sizes sizes, Path folder)
            throws IOException, SQLException, InterruptedException {
        var ledger = new Ledger(folder.resolve("data"), program);
        // Whoever stops the program must not leave its database behind.
        try (var _ = new OnExit(() -> leave(ledger, folder))) {
            return new Benchmark(sizes, quick, seed, lines, folder).run(ledger);
        } finally {
            leave(ledger, folder);
        }
    }

    private synchronized void leave(Ledger ledger, Path folder) {
        ledger.close();
        if (directory == null && Files.exists(folder)) {
            try {
                FileTree.delete(folder);
            } catch (IOException left) {
                System.err.println("socai: " + folder + " could not be deleted: " + left);
            }
        }
    }

    private static boolean passed(Report report) {
        return report.measured().stream()
                .filter(entry -> entry.subject().startsWith(Measurement.SOCAI))
                .allMatch(Board.Measured::passed);
    }

    private void print(Report report, PrintStream out) {
        if (json) {
            var mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
            out.println(mapper.writeValueAsString(report));
        } else {
            out.print(TableReport.of(report));
        }
        out.flush();
    }

    private Set<Line> lines() {
        var lines = EnumSet.noneOf(Line.class);
        for (var option : only) {
            lines.add(
                    Arrays.stream(Line.values())
                            .filter(line -> line.option().equals(option))
                            .findFirst()
                            .orElseThrow(() -> wrong("--only knows " + known())));
        }
        return lines.isEmpty() ? EnumSet.allOf(Line.class) : lines;
    }

    private static String known() {
        return Arrays.stream(Line.values()).map(Line::option).collect(Collectors.joining(", "));
    }

    private Path folder() throws IOException {
        var chosen = directory;
        if (chosen == null) {
            return Files.createTempDirectory("socai-bench");
        }
        Files.createDirectories(chosen);
        try (var found = Files.list(chosen)) {
            if (found.findAny().isPresent()) {
                throw wrong("--data-dir names a folder that is not empty: " + chosen);
            }
        }
        return chosen.toAbsolutePath().normalize();
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
    }
}
