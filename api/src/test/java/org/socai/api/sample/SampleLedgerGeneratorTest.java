package org.socai.api.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The sample is made, never edited by hand. */
class SampleLedgerGeneratorTest {
    /** To change the sample: change the generator, run this test, and copy this folder. */
    private static final Path MADE = Path.of("target", "sample");

    @Test
    void the_files_that_ship_are_those_that_the_generator_makes() throws IOException {
        Files.createDirectories(MADE);
        SampleLedgerGenerator.write(MADE);
        var shipped = ShippedFiles.path("units.csv").getParent();
        try (var files = Files.list(MADE)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder(names(shipped));
        }
        for (var name : names(shipped)) {
            assertThat(MADE.resolve(name))
                    .as("copy %s to src/main/resources/sample if the change is meant", MADE)
                    .hasSameBinaryContentAs(shipped.resolve(name));
        }
    }

    private static String[] names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(Path::getFileName).map(Path::toString).toArray(String[]::new);
        }
    }
}
