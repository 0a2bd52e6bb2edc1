package org.socai.api.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The facts that the clients send, numbered: the same number is the same fact. Every unit declares
 * and pays a month, then the next one.
 *
 * @param units how many there are
 */
record FaultLedger(int units) {
    static final String UNITS =
            "unit_code,name,tax_code,office_code,unit_type,payment_cycle,budget_funded,registered_on";
    static final String DECLARATIONS =
            "unit_code,reference,period,declared_on,kind,workers,wage_fund,ui_wage_fund,sm,rs,oad,ui,hi";
    static final String PAYMENTS = "bank_reference,value_date,amount,currency,remittance";

    private static final YearMonth FIRST = YearMonth.of(2016, 1);

    /** Through 2025, whose rates of late interest are published. */
    private static final int MONTHS = 118;

    static String unit(int number) {
        return String.format(Locale.ROOT, "TF%06dA", number);
    }

    /** How many declarations there are, and payments. */
    int facts() {
        return units * MONTHS;
    }

    String unitRow(int number) {
        return "%s,Unit %d,,04001,NON_STATE_ENTERPRISE,MONTHLY,false,2015-01-01"
                .formatted(unit(number), number);
    }

    String declarationRow(int number) {
        var month = month(number);
        return "%s,D-%s,%s,%s,REGULAR,%d,%d,%d,,,,,"
                .formatted(
                        unitOf(number),
                        month,
                        month,
                        month.atDay(2),
                        1 + number % 50,
                        wages(number),
                        wages(number));
    }

    Fact declaration(int number) {
        return Fact.declaration(unitOf(number), "D-" + month(number));
    }

    String paymentRow(int number) {
        return "FT%d,%s,%d,VND,+BHXH+103+00+%s+04001+dong BHXH+"
                .formatted(number, month(number).atDay(25), wages(number) * 3 / 10, unitOf(number));
    }

    Fact payment(int number) {
        return Fact.payment("FT" + number);
    }

    String unmatchedRow(int number) {
        return "FX%d,2024-03-%02d,%d,VND,tien bao hiem %d"
                .formatted(number, 1 + number % 28, 1_000_000 + number, number);
    }

    /** A file with these rows; the caller deletes it. */
    static Path file(Path folder, String header, List<String> rows) {
        try {
            var lines = new ArrayList<String>();
            lines.add(header);
            lines.addAll(rows);
            return Files.write(Files.createTempFile(folder, "facts-", ".csv"), lines);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path unitFile(Path folder) {
        return file(folder, UNITS, IntStream.range(0, units).mapToObj(this::unitRow).toList());
    }

    String unitOf(int number) {
        return unit(number % units);
    }

    private YearMonth month(int number) {
        return FIRST.plusMonths(number / units);
    }

    private static long wages(int number) {
        return (1 + number % 50) * (5_000_000L + number % 997);
    }
}
