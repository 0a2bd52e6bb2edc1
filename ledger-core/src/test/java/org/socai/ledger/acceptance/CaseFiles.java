package org.socai.ledger.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.Rate;
import org.socai.ledger.contribution.TaxCode;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.contribution.UnitType;
import org.socai.ledger.rules.FundGroup;
import org.socai.ledger.rules.RuleEvent;
import org.socai.ledger.unit.Declaration;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitDetails;

/**
 * Reads the files of an acceptance case straight into commands, for the tests of the core. The
 * imports of the program have readers of their own; the cases are run through those over HTTP as
 * well.
 */
final class CaseFiles {
    private static final Pattern TRANSACTION =
            Pattern.compile(
                    "<ValDt><Dt>([^<]+)</Dt></ValDt>.*?<TxDtls><Refs><AcctSvcrRef>([^<]+)</AcctSvcrRef></Refs><Amt"
                        + " Ccy=\"VND\">(\\d+)</Amt>.*?<Ustrd>([^<]+)</Ustrd>");

    private CaseFiles() {}

    static List<RuleEvent> rates(String path) {
        var events = new ArrayList<RuleEvent>();
        for (var row : rows(path)) {
            events.add(
                    new RuleEvent.LateInterestRatePublished(
                            FundGroup.valueOf(row[0]),
                            Integer.parseInt(row[1]),
                            Rate.ofPercent(row[2]),
                            row[3]));
        }
        return events;
    }

    static List<UnitCommand> units(String path) {
        var commands = new ArrayList<UnitCommand>();
        for (var row : rows(path)) {
            var details =
                    new UnitDetails(
                            row[1],
                            row[2].isEmpty() ? null : new TaxCode(row[2]),
                            UnitType.valueOf(row[4]));
            commands.add(
                    new RegisterUnit(
                            new UnitCode(row[0]),
                            details,
                            new OfficeCode(row[3]),
                            PaymentCycle.valueOf(row[5]),
                            Boolean.parseBoolean(row[6]),
                            LocalDate.parse(row[7])));
        }
        return commands;
    }

    static List<UnitCommand> declarations(String path) {
        var commands = new ArrayList<UnitCommand>();
        for (var row : rows(path)) {
            commands.add(
                    new DeclareObligation(
                            new UnitCode(row[0]),
                            new Declaration(
                                    new DeclarationReference(row[1]),
                                    ContributionMonth.parse(row[2]),
                                    LocalDate.parse(row[3]),
                                    DeclarationKind.valueOf(row[4]),
                                    Integer.parseInt(row[5]),
                                    Long.parseLong(row[6]),
                                    Long.parseLong(row[7]),
                                    stated(row))));
        }
        return commands;
    }

    private static @Nullable FundAmounts stated(String[] row) {
        boolean blank = List.of(row).subList(8, 13).stream().allMatch(String::isEmpty);
        return blank
                ? null
                : new FundAmounts(
                        amount(row[8]),
                        amount(row[9]),
                        amount(row[10]),
                        amount(row[11]),
                        amount(row[12]));
    }

    private static long amount(String cell) {
        return cell.isEmpty() ? 0 : Long.parseLong(cell);
    }

    static List<UnitCommand> payments(String path) {
        var commands = new ArrayList<UnitCommand>();
        for (var row : rows(path)) {
            commands.add(payment(row[0], row[1], row[2], row[4]));
        }
        return commands;
    }

    static List<UnitCommand> statement(String path) {
        var commands = new ArrayList<UnitCommand>();
        var found = TRANSACTION.matcher(text(path).replace("\n", ""));
        while (found.find()) {
            commands.add(payment(found.group(2), found.group(1), found.group(3), found.group(4)));
        }
        return commands;
    }

    private static UnitCommand payment(
            String reference, String valueDate, String amount, String remittance) {
        var unit = new UnitCode(remittance.split("\\+", -1)[4]);
        var payment =
                new Payment(
                        new BankReference(reference),
                        LocalDate.parse(valueDate),
                        Long.parseLong(amount));
        return new ReceivePayment(unit, payment, remittance);
    }

    /** The bank references of a file of reversals. */
    static List<String> reversals(String path) {
        return rows(path).stream().map(row -> row[0]).toList();
    }

    private static List<String[]> rows(String path) {
        return text(path).lines().skip(1).map(line -> line.split(",", -1)).toList();
    }

    static String text(String path) {
        try (InputStream in =
                Objects.requireNonNull(
                        CaseFiles.class.getResourceAsStream("/acceptance/" + path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
