package org.socai.api.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.socai.api.imports.ImportKind;
import org.socai.api.imports.file.FileLimits;
import org.socai.api.imports.file.FileRecord.FileRow;
import org.socai.api.imports.file.ImportFile;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.Rate;
import org.socai.ledger.contribution.Remittance;
import org.socai.ledger.contribution.TaxCode;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.contribution.UnitType;
import org.socai.ledger.rules.FundGroup;
import org.socai.ledger.rules.RuleEvent.LateInterestRatePublished;
import org.socai.ledger.unit.Declaration;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitDetails;

/** The files that ship, read with the readers of the imports. */
final class ShippedFiles {
    private ShippedFiles() {}

    /** A credit as the bank reported it. */
    record Received(Payment payment, Remittance remittance) {}

    static Path path(String name) {
        var resource = ShippedFiles.class.getResource("/sample/" + name);
        try {
            return Path.of(Objects.requireNonNull(resource, name).toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static List<LateInterestRatePublished> rates() throws IOException {
        return rows("late-interest-rates.csv", ImportKind.LATE_INTEREST_RATES).stream()
                .map(ShippedFiles::rate)
                .toList();
    }

    private static LateInterestRatePublished rate(FileRow row) {
        return new LateInterestRatePublished(
                FundGroup.valueOf(row.cell("fund_group")),
                Integer.parseInt(row.cell("year")),
                Rate.ofPercent(row.cell("percent_per_month")),
                row.cell("document"));
    }

    static List<RegisterUnit> units() throws IOException {
        return rows("units.csv", ImportKind.UNITS).stream().map(ShippedFiles::unit).toList();
    }

    private static RegisterUnit unit(FileRow row) {
        var taxCode = row.cell("tax_code");
        return new RegisterUnit(
                new UnitCode(row.cell("unit_code")),
                new UnitDetails(
                        row.cell("name"),
                        taxCode.isEmpty() ? null : new TaxCode(taxCode),
                        UnitType.valueOf(row.cell("unit_type"))),
                new OfficeCode(row.cell("office_code")),
                PaymentCycle.valueOf(row.cell("payment_cycle")),
                Boolean.parseBoolean(row.cell("budget_funded")),
                LocalDate.parse(row.cell("registered_on")));
    }

    static List<DeclareObligation> declarations() throws IOException {
        return rows("declarations.csv", ImportKind.DECLARATIONS).stream()
                .map(ShippedFiles::declaration)
                .toList();
    }

    private static DeclareObligation declaration(FileRow row) {
        return new DeclareObligation(
                new UnitCode(row.cell("unit_code")),
                new Declaration(
                        new DeclarationReference(row.cell("reference")),
                        ContributionMonth.parse(row.cell("period")),
                        LocalDate.parse(row.cell("declared_on")),
                        DeclarationKind.valueOf(row.cell("kind")),
                        Integer.parseInt(row.cell("workers")),
                        Long.parseLong(row.cell("wage_fund")),
                        Long.parseLong(row.cell("ui_wage_fund")),
                        stated(row)));
    }

    private static @Nullable FundAmounts stated(FileRow row) {
        return row.cell("rs").isEmpty()
                ? null
                : FundAmounts.of(
                        fund -> Long.parseLong(row.cell(fund.name().toLowerCase(Locale.ROOT))));
    }

    static List<Received> credits() throws IOException {
        var credits = new ArrayList<Received>();
        for (var file :
                List.of(
                        "payments.csv",
                        "payments-2026-09.camt054.xml",
                        "payments-2026-10.camt054.xml")) {
            rows(file, ImportKind.PAYMENTS).forEach(row -> credits.add(credit(row)));
        }
        return credits;
    }

    private static Received credit(FileRow row) {
        assertThat(row.cell("currency")).isEqualTo("VND");
        var payment =
                new Payment(
                        new BankReference(row.cell("bank_reference")),
                        LocalDate.parse(row.cell("value_date")),
                        Long.parseLong(row.cell("amount")));
        return new Received(payment, new Remittance(row.cell("remittance")));
    }

    /** The bank references that were taken back. */
    static List<BankReference> reversals() throws IOException {
        return rows("reversals.csv", ImportKind.REVERSALS).stream()
                .map(row -> new BankReference(row.cell("bank_reference")))
                .toList();
    }

    private static List<FileRow> rows(String name, ImportKind kind) throws IOException {
        var rows = new ArrayList<FileRow>();
        var file = ImportFile.check(path(name), kind.shape(), FileLimits.STANDARD);
        try (var records = file.open()) {
            for (var read = records.next(); read != null; read = records.next()) {
                assertThat(read).as(name).isInstanceOf(FileRow.class);
                rows.add((FileRow) read);
            }
        }
        return rows;
    }
}
