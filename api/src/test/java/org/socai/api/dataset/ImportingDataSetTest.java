package org.socai.api.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.socai.api.http.ServerUnderTest;

/** A small province, sent file after file as offices and banks would. */
@Timeout(300)
class ImportingDataSetTest {
    private static final Map<String, String> SENDERS =
            Map.of(
                    "units", "collector",
                    "declarations", "collector",
                    "payments", "finance",
                    "reversals", "finance",
                    "late-interest-rates", "director");

    @TempDir private Path folder;

    @Test
    void every_file_comes_to_what_the_manifest_says() throws IOException {
        var manifest = DataSetFiles.write(new DataSet(11, 70, 20), folder, true);

        try (var server = ServerUnderTest.start()) {
            for (var entry : manifest.files()) {
                var job =
                        server.importFile(
                                SENDERS.get(entry.kind()),
                                entry.kind(),
                                entry.file(),
                                Files.readAllBytes(folder.resolve(entry.file())));
                assertThat(job.get("state").asText()).as("%s", job).isEqualTo("SUCCEEDED");
                assertThat(job.get("total").asLong()).as("%s", job).isEqualTo(entry.rows());
                assertThat(job.get("accepted").asLong()).as("%s", job).isEqualTo(entry.accepted());
                assertThat(job.get("duplicates").asLong())
                        .as("%s", job)
                        .isEqualTo(entry.duplicates());
                assertThat(job.get("rejected").asLong()).as("%s", job).isEqualTo(entry.rejected());
            }
        }
    }
}
