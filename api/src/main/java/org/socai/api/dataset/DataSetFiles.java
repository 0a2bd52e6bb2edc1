package org.socai.api.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.socai.api.dataset.Faults.Fault;
import org.socai.api.imports.ImportKind;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a data set as the files that offices and banks send, one of each kind a month, and a
 * manifest of what they come to.
 */
public final class DataSetFiles {
    /** What the manifest is called. */
    public static final String MANIFEST = "manifest.json";

    private final DataSet data;
    private final Path folder;
    private final Faults units;
    private final Faults declarations;
    private final Faults payments;
    private final Faults reversals;
    private final List<Manifest.Entry> entries = new ArrayList<>();

    private DataSetFiles(DataSet data, Path folder, boolean faults) {
        this.data = data;
        this.folder = folder;
        this.units =
                wanted(
                        faults,
                        new Fault("unit_code", "ab"),
                        new Fault("tax_code", "1234567890"),
                        new Fault("unit_type", "SHOP"),
                        new Fault("registered_on", "2019-02-30"));
        this.declarations =
                wanted(
                        faults,
                        new Fault("unit_code", "NOBODY"),
                        new Fault("declared_on", "2999-01-01"),
                        new Fault("wage_fund", "12.5"),
                        new Fault("reference", ""));
        this.payments =
                wanted(
                        faults,
                        new Fault("amount", "0"),
                        new Fault("currency", "USD"),
                        new Fault("value_date", "2999-01-01"),
                        new Fault("bank_reference", ""));
        this.reversals =
                wanted(faults, new Fault("bank_reference", "FT-NOBODY"), new Fault("reason", ""));
    }

    private static Faults wanted(boolean wanted, Fault... bad) {
        return wanted ? Faults.of(bad) : Faults.none();
    }

    /**
     * Writes everything into a folder, which is made where it is missing.
     *
     * @param faults whether some rows are to come twice and some to be bad
     */
    public static Manifest write(DataSet data, Path folder, boolean faults) throws IOException {
        Files.createDirectories(folder);
        return new DataSetFiles(data, folder, faults).write();
    }

    private Manifest write() throws IOException {
        rates();
        units();
        var arrivals = data.arrivals();
        while (arrivals.hasNext()) {
            month(arrivals.next());
        }
        var manifest = new Manifest(data.seed(), data.units(), data.months(), entries);
        var json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.writeString(folder.resolve(MANIFEST), json.writeValueAsString(manifest) + "\n");
        return manifest;
    }

    /** A filled file goes into the manifest; one without rows is not kept. */
    @FunctionalInterface
    private interface Rows {
        void writeTo(DataFile file) throws IOException;
    }

    private void file(String name, ImportKind kind, Faults faults, Rows rows) throws IOException {
        Manifest.Entry entry;
        try (var file = new DataFile(folder, name, kind, faults)) {
            rows.writeTo(file);
            entry = file.entry();
        }
        if (entry.rows() == 0) {
            Files.delete(folder.resolve(name));
        } else {
            entries.add(entry);
        }
    }

    private void rates() throws IOException {
        file(
                "late-interest-rates.csv",
                ImportKind.LATE_INTEREST_RATES,
                Faults.none(),
                file -> {
                    for (int year = 2014; year <= DataSet.LAST.year(); year++) {
                        var document = "Generated rate of " + year;
                        int percent = 6_000 + year * 397 % 4_000;
                        file.row(0, "SI", "" + year, "0." + percent, document);
                        file.row(0, "HI", "" + year, "0." + (percent + 300), document);
                    }
                });
    }

    private void units() throws IOException {
        file(
                "units.csv",
                ImportKind.UNITS,
                units,
                file -> {
                    for (var employer : (Iterable<Employer>) data.employers()::iterator) {
                        unit(employer, file);
                    }
                });
    }

    private static void unit(Employer employer, DataFile file) throws IOException {
        file.row(
                0,
                employer.code().value(),
                "Generated employer " + employer.number(),
                TaxCodes.of(employer.number()),
                employer.office().value(),
                employer.type().name(),
                employer.cycle().name(),
                Boolean.toString(employer.budgetFunded()),
                registeredOn(employer).toString());
    }

    /** A unit registers with its first payment cycle. */
    private static LocalDate registeredOn(Employer employer) {
        return employer.begins().firstDay().minusMonths(employer.number() % 12);
    }

    private void month(Arrivals arrivals) throws IOException {
        var month = arrivals.month();
        file(
                "declarations-%s.csv".formatted(month),
                ImportKind.DECLARATIONS,
                declarations,
                file -> {
                    for (var declared : arrivals.declarations()) {
                        declaration(declared, file);
                    }
                });
        file(
                "payments-%s.csv".formatted(month),
                ImportKind.PAYMENTS,
                payments,
                file -> {
                    for (var paid : arrivals.payments()) {
                        payment(paid, file);
                    }
                });
        file(
                "reversals-%s.csv".formatted(month),
                ImportKind.REVERSALS,
                reversals,
                file -> {
                    for (var reversed : arrivals.reversals()) {
                        file.row(0, reversed.bankReference().value(), reversed.reason());
                    }
                });
    }

    private static void declaration(Fact.Declared declared, DataFile file) throws IOException {
        var declaration = declared.declaration();
        file.row(
                0,
                declared.unit().value(),
                declaration.reference().value(),
                declaration.period().toString(),
                declaration.declaredOn().toString(),
                declaration.kind().name(),
                Integer.toString(declaration.workers()),
                Long.toString(declaration.wageFund()),
                Long.toString(declaration.uiWageFund()),
                "",
                "",
                "",
                "",
                "");
    }

    private static void payment(Fact.Paid paid, DataFile file) throws IOException {
        var payment = paid.payment();
        file.row(
                payment.amount(),
                payment.bankReference().value(),
                payment.valueDate().toString(),
                Long.toString(payment.amount()),
                "VND",
                paid.remittance());
    }
}
