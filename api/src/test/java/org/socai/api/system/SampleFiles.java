package org.socai.api.system;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.socai.api.imports.ImportKind;
import org.socai.api.imports.file.FileLimits;
import org.socai.api.imports.file.FileRecord.FileRow;
import org.socai.api.imports.file.ImportFile;

/** The files of the sample ledger that ships with the program. */
public final class SampleFiles {
    private static final List<String> PAYMENTS =
            List.of("payments.csv", "payments-2026-09.camt054.xml", "payments-2026-10.camt054.xml");

    private SampleFiles() {}

    public static Path path(String name) {
        var resource = SampleFiles.class.getResource("/sample/" + name);
        try {
            return Path.of(Objects.requireNonNull(resource, name).toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /**
     * What the bank credited up to the end of a day, in dong, taken from the files alone; a payment
     * that was reversed counts as never made.
     */
    static long receivedBy(LocalDate day) throws IOException {
        var reversed = new HashSet<String>();
        for (var row : rows("reversals.csv", ImportKind.REVERSALS)) {
            reversed.add(row.cell("bank_reference"));
        }
        var received = new HashMap<String, Long>();
        for (var file : PAYMENTS) {
            for (var row : rows(file, ImportKind.PAYMENTS)) {
                var reference = row.cell("bank_reference");
                if (!LocalDate.parse(row.cell("value_date")).isAfter(day)
                        && !reversed.contains(reference)) {
                    received.put(reference, Long.parseLong(row.cell("amount")));
                }
            }
        }
        return received.values().stream().mapToLong(Long::longValue).sum();
    }

    private static List<FileRow> rows(String name, ImportKind kind) throws IOException {
        var rows = new ArrayList<FileRow>();
        var file = ImportFile.check(path(name), kind.shape(), FileLimits.STANDARD);
        try (var records = file.open()) {
            for (var read = records.next(); read != null; read = records.next()) {
                rows.add((FileRow) read);
            }
        }
        return rows;
    }
}
