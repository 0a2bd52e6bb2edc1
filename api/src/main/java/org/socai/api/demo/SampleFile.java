package org.socai.api.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.socai.api.imports.ImportKind;

/** The files of the sample ledger, in the order in which they are imported. */
enum SampleFile {
    RATES("late-interest-rates.csv", ImportKind.LATE_INTEREST_RATES, "director"),
    UNITS("units.csv", ImportKind.UNITS, "collector"),
    DECLARATIONS("declarations.csv", ImportKind.DECLARATIONS, "collector"),
    PAYMENTS("payments.csv", ImportKind.PAYMENTS, "finance"),
    SEPTEMBER_CREDITS("payments-2026-09.camt054.xml", ImportKind.PAYMENTS, "finance"),
    OCTOBER_CREDITS("payments-2026-10.camt054.xml", ImportKind.PAYMENTS, "finance"),
    REVERSALS("reversals.csv", ImportKind.REVERSALS, "finance");

    private final String fileName;
    private final ImportKind kind;
    private final String actor;

    SampleFile(String fileName, ImportKind kind, String actor) {
        this.fileName = fileName;
        this.kind = kind;
        this.actor = actor;
    }

    String fileName() {
        return fileName;
    }

    ImportKind kind() {
        return kind;
    }

    /** The demonstration user whose role may import it. */
    String actor() {
        return actor;
    }

    byte[] content() throws IOException {
        var resource = SampleFile.class.getResourceAsStream("/sample/" + fileName);
        try (var in = Objects.requireNonNull(resource, fileName)) {
            return in.readAllBytes();
        }
    }

    /** The codes of the sample's units. */
    static Set<String> unitCodes() throws IOException {
        return new String(UNITS.content(), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .collect(Collectors.toUnmodifiableSet());
    }
}
