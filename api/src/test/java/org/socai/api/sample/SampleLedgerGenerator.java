package org.socai.api.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.TaxCode;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.history.PaperLedger;
import org.socai.ledger.unit.Declaration;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitDetails;

/**
 * Makes the sample ledger: sixty employers in three provinces, from July 2023 to October 2026.
 * Every run makes the same files, byte for byte.
 */
final class SampleLedgerGenerator {
    private static final long SEED = 20_250_701;
    private static final LocalDate FIRST_XML_DAY = LocalDate.of(2026, 9, 1);

    private final List<Employer> employers = Roster.employers();
    private final List<DeclareObligation> declarations = new ArrayList<>();
    private final List<BankCredit> credits = new ArrayList<>();

    /** A credit under the bank's reference. */
    record BankCredit(String reference, Credit credit) {}

    private SampleLedgerGenerator() {}

    /** Writes the files into a folder, which must exist. */
    static void write(Path folder) throws IOException {
        var generator = new SampleLedgerGenerator();
        generator.live();
        Files.writeString(folder.resolve("late-interest-rates.csv"), InterestRates.CSV);
        Files.writeString(folder.resolve("units.csv"), generator.units());
        Files.writeString(folder.resolve("declarations.csv"), generator.declarations());
        Files.writeString(folder.resolve("payments.csv"), generator.payments());
        for (var month : List.of("2026-09", "2026-10")) {
            var entries = generator.creditsOf(month);
            var file = folder.resolve("payments-" + month + ".camt054.xml");
            Files.writeString(file, BankNotification.of(month, entries));
        }
        Files.writeString(folder.resolve("reversals.csv"), generator.reversals());
    }

    private void live() {
        var ledger = new PaperLedger(Payer.LAST_DAY);
        ledger.publish(InterestRates.publications());
        var paid = new ArrayList<Credit>();
        for (int i = 0; i < employers.size(); i++) {
            var employer = employers.get(i);
            var random = new Random(SEED + i);
            register(ledger, employer);
            for (var declaration : DeclaredMonths.of(employer, random)) {
                declare(ledger, new DeclareObligation(new UnitCode(employer.code()), declaration));
            }
            paid.addAll(Payer.creditsOf(employer, ledger, random));
        }
        paid.add(
                new Credit(
                        "",
                        LocalDate.of(2026, 6, 11),
                        35_000_000,
                        "NOP TIEN BHXH QUY 1/2026",
                        null));
        declarations.sort(
                Comparator.comparing((DeclareObligation d) -> d.declaration().declaredOn())
                        .thenComparing(DeclareObligation::unit)
                        .thenComparing(d -> d.declaration().reference().value()));
        number(paid);
    }

    private static void register(PaperLedger ledger, Employer e) {
        var taxCode = e.taxCode().isEmpty() ? null : new TaxCode(e.taxCode());
        ledger.send(
                new RegisterUnit(
                        new UnitCode(e.code()),
                        new UnitDetails(e.name(), taxCode, e.type()),
                        new OfficeCode(e.office()),
                        e.cycle(),
                        e.budgetFunded(),
                        e.registeredOn()));
    }

    private void declare(PaperLedger ledger, DeclareObligation command) {
        ledger.send(command);
        declarations.add(command);
    }

    /** A bank numbers its credits day by day: year, day of the year, number. */
    private void number(List<Credit> paid) {
        paid.sort(Comparator.comparing(Credit::valueDate).thenComparing(Credit::payer));
        var day = LocalDate.MIN;
        int number = 0;
        for (var credit : paid) {
            number = credit.valueDate().equals(day) ? number + 1 : 1;
            day = credit.valueDate();
            var reference =
                    String.format(
                            Locale.ROOT,
                            "FT%02d%03d%05d",
                            day.getYear() % 100,
                            day.getDayOfYear(),
                            number);
            credits.add(new BankCredit(reference, credit));
        }
    }

    private String units() {
        return table(
                "unit_code,name,tax_code,office_code,unit_type,payment_cycle,budget_funded,registered_on",
                employers.stream()
                        .map(
                                e ->
                                        cells(
                                                e.code(),
                                                e.name(),
                                                e.taxCode(),
                                                e.office(),
                                                e.type(),
                                                e.cycle(),
                                                e.budgetFunded(),
                                                e.registeredOn())));
    }

    private String declarations() {
        return table(
                "unit_code,reference,period,declared_on,kind,workers,wage_fund,ui_wage_fund,sm,rs,oad,ui,hi",
                declarations.stream().map(d -> row(d.unit(), d.declaration())));
    }

    private static String row(UnitCode unit, Declaration d) {
        return cells(
                unit,
                d.reference(),
                d.period(),
                d.declaredOn(),
                d.kind(),
                d.workers(),
                d.wageFund(),
                d.uiWageFund(),
                stated(d.stated()));
    }

    private static String stated(@Nullable FundAmounts stated) {
        return stated == null
                ? ",,,,"
                : cells(stated.sm(), stated.rs(), stated.oad(), stated.ui(), stated.hi());
    }

    private String payments() {
        return table(
                "bank_reference,value_date,amount,currency,remittance",
                credits.stream()
                        .filter(c -> c.credit().valueDate().isBefore(FIRST_XML_DAY))
                        .map(
                                c ->
                                        cells(
                                                c.reference(),
                                                c.credit().valueDate(),
                                                c.credit().amount(),
                                                "VND",
                                                c.credit().remittance())));
    }

    private List<BankCredit> creditsOf(String month) {
        return credits.stream()
                .filter(c -> c.credit().valueDate().toString().startsWith(month))
                .toList();
    }

    private String reversals() {
        return table(
                "bank_reference,reason",
                credits.stream()
                        .filter(c -> c.credit().takenBack() != null)
                        .map(c -> c.reference() + "," + c.credit().takenBack()));
    }

    /** No cell of the sample needs quotes. */
    private static String cells(Object... cells) {
        return String.join(",", Stream.of(cells).map(Object::toString).toList());
    }

    private static String table(String header, Stream<String> rows) {
        return Stream.concat(Stream.of(header), rows).collect(Collectors.joining("\n", "", "\n"));
    }
}
