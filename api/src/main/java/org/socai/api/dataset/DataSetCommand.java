package org.socai.api.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./socai dataset}: writes the import files of a made-up province. */
@CommandLine.Command(
        name = "dataset",
        description =
                "Write the import files of a made-up province; the same seed gives the same files.")
public final class DataSetCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--seed", defaultValue = "1", description = "Any whole number (default: 1).")
    private long seed;

    @Option(names = "--units", required = true, description = "How many employers.")
    private int units;

    @Option(names = "--years", required = true, description = "How many years, 1 to 12.")
    private int years;

    @Option(names = "--out", required = true, description = "An empty or missing folder.")
    private Path folder = Path.of(".");

    @Option(
            names = "--no-faults",
            description = "Leave out the rows that come twice and those that are bad.")
    private boolean withoutFaults;

    @Override
    public Integer call() throws IOException {
        if (years < 1 || years > DataSet.MOST / 12) {
            throw wrong("--years lies between 1 and " + DataSet.MOST / 12);
        }
        if (isFilled(folder)) {
            throw wrong("--out names a folder that is not empty: " + folder);
        }
        var manifest = DataSetFiles.write(dataSet(), folder, !withoutFaults);
        long rows = manifest.files().stream().mapToLong(Manifest.Entry::rows).sum();
        System.out.println("%d files with %d rows".formatted(manifest.files().size(), rows));
        return 0;
    }

    private DataSet dataSet() {
        try {
            return new DataSet(seed, units, years * 12);
        } catch (IllegalArgumentException refused) {
            throw wrong(String.valueOf(refused.getMessage()));
        }
    }

    private static boolean isFilled(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Files.exists(folder);
        }
        try (var found = Files.list(folder)) {
            return found.findAny().isPresent();
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
    }
}
