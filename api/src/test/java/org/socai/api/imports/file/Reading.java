package org.socai.api.imports.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.socai.api.imports.file.FileRecord.FileRow;

/** What the tests of the readers share: reading everything, and the samples. */
final class Reading {
    static final List<String> PAYMENT_COLUMNS =
            List.of("bank_reference", "value_date", "amount", "currency", "remittance");
    static final String HEADER = String.join(",", PAYMENT_COLUMNS) + "\n";

    private Reading() {}

    static List<FileRecord> all(RecordReader reader) throws IOException {
        try (reader) {
            List<FileRecord> records = new ArrayList<>();
            for (FileRecord next = reader.next(); next != null; next = reader.next()) {
                records.add(next);
            }
            assertThat(reader.next()).as("still nothing after the end").isNull();
            return records;
        }
    }

    static List<FileRecord> csv(String text) throws IOException {
        return csv(bytes(text));
    }

    static List<FileRecord> csv(byte[] file) throws IOException {
        return all(
                CsvRecords.open(
                        new ByteArrayInputStream(file), PAYMENT_COLUMNS, FileLimits.STANDARD));
    }

    static List<FileRecord> camt(String text) throws IOException {
        return camt(bytes(text));
    }

    static List<FileRecord> camt(byte[] file) throws IOException {
        return all(CamtRecords.open(new ByteArrayInputStream(file), FileLimits.STANDARD));
    }

    static FileRefused refused(ThrowingCallable reading) {
        return Objects.requireNonNull(
                catchThrowableOfType(FileRefused.class, reading), "not refused");
    }

    static FileRefused.Reason reason(ThrowingCallable reading) {
        return refused(reading).reason();
    }

    static FileRow row(long line, String reference, String date, String amount, String remittance) {
        return new FileRow(
                line,
                Map.of(
                        "bank_reference", reference,
                        "value_date", date,
                        "amount", amount,
                        "currency", "VND",
                        "remittance", remittance));
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    static byte[] sample(String name) throws IOException {
        try (InputStream in = Reading.class.getResourceAsStream("/imports/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    static Path samplePath(String name) throws URISyntaxException {
        return Path.of(
                Objects.requireNonNull(Reading.class.getResource("/imports/" + name)).toURI());
    }
}
