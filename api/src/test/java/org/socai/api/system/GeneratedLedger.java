package org.socai.api.system;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Locale;

/**
 * The files of a ledger of a given size; the same size gives the same files. The amounts mean
 * nothing, but every unit pays a little less than it owes.
 *
 * @param months how many months every unit declares and pays, from January 2023 on; at most 24
 */
record GeneratedLedger(int units, int months) {
    /** Of so many rows one comes twice. */
    private static final int REPEATED_EVERY = 100;

    /** After so many rows comes one of a unit that nobody knows. */
    private static final int UNKNOWN_EVERY = 250;

    private static final YearMonth FIRST = YearMonth.of(2023, 1);

    /** The text of one row. */
    @FunctionalInterface
    private interface Row {
        String of(String unit, YearMonth month, int number);
    }

    Path unitFile(Path folder) throws IOException {
        var file = folder.resolve("units-" + units + ".csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write(
                    "unit_code,name,tax_code,office_code,unit_type,payment_cycle,"
                            + "budget_funded,registered_on\n");
            for (int number = 1; number <= units; number++) {
                out.write(
                        "%s,Unit %d,,04001,NON_STATE_ENTERPRISE,MONTHLY,false,2020-01-01\n"
                                .formatted(unit(number), number));
            }
        }
        return file;
    }

    /** All units of a month, then the next month; some rows twice, some of unknown units. */
    Path declarationFile(Path folder) throws IOException {
        return write(
                folder.resolve("declarations-" + units + ".csv"),
                "unit_code,reference,period,declared_on,kind,workers,"
                        + "wage_fund,ui_wage_fund,sm,rs,oad,ui,hi",
                (unit, month, number) ->
                        "%s,D02-%s,%s,%s,REGULAR,%d,%d,%d,,,,,"
                                .formatted(
                                        unit,
                                        month,
                                        month,
                                        month.atDay(2),
                                        1 + number % 50,
                                        wages(number),
                                        wages(number)));
    }

    /** As the declarations: one payment for each. */
    Path paymentFile(Path folder) throws IOException {
        return write(
                folder.resolve("payments-" + units + ".csv"),
                "bank_reference,value_date,amount,currency,remittance",
                (unit, month, number) ->
                        "FT-%s-%s,%s,%d,VND,+BHXH+103+00+%s+04001+dong BHXH+"
                                .formatted(
                                        unit,
                                        month,
                                        month.plusMonths(1).atDay(20),
                                        wages(number) * 3 / 10,
                                        unit));
    }

    int facts() {
        return units * months;
    }

    int repeated() {
        return facts() / REPEATED_EVERY;
    }

    int ofUnknownUnits() {
        return facts() / UNKNOWN_EVERY;
    }

    /** Rows of the file of declarations, and of the file of payments. */
    int rows() {
        return facts() + repeated() + ofUnknownUnits();
    }

    private Path write(Path file, String header, Row row) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            out.write(header + "\n");
            for (int month = 0, written = 0; month < months; month++) {
                for (int number = 1; number <= units; number++) {
                    written++;
                    write(out, row, FIRST.plusMonths(month), number, written);
                }
            }
        }
        return file;
    }

    private static void write(BufferedWriter out, Row row, YearMonth month, int number, int written)
            throws IOException {
        var line = row.of(unit(number), month, number) + "\n";
        out.write(line);
        if (written % REPEATED_EVERY == 0) {
            out.write(line);
        }
        if (written % UNKNOWN_EVERY == 0) {
            out.write(row.of("NOBODY" + written, month, number) + "\n");
        }
    }

    static String unit(int number) {
        return String.format(Locale.ROOT, "TZ%06dA", number);
    }

    private static long wages(int number) {
        return (1 + number % 50) * (5_000_000L + number % 997);
    }
}
