package org.socai.api.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.socai.api.imports.RowRejected.Code;
import org.socai.api.imports.file.FileRecord.FileRow;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.Vnd;

/**
 * The cells of a row as what they mean; what they cannot mean rejects the row, naming the column
 * and the rule.
 */
final class Cells {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern WHOLE = Pattern.compile("-?\\d+");
    private static final Pattern FIFTEEN_DIGITS = Pattern.compile("-?0*\\d{1,15}");

    /** Nothing the ledger can be told of is older than this. */
    private static final LocalDate EARLIEST = LocalDate.of(1945, 9, 2);

    private final FileRow row;

    Cells(FileRow row) {
        this.row = row;
    }

    long line() {
        return row.line();
    }

    boolean isBlank(String column) {
        return row.cell(column).isBlank();
    }

    /** A cell as it stands, blank or not. */
    String optional(String column) {
        return row.cell(column);
    }

    String required(String column) {
        var text = row.cell(column);
        if (text.isBlank()) {
            throw new RowRejected(Code.MISSING_CELL, column + " is empty");
        }
        return text;
    }

    /**
     * A value type made from a required cell; what it refuses rejects the row under the given code.
     */
    <T> T value(String column, Code code, Function<String, T> read) {
        var text = required(column);
        try {
            return read.apply(text);
        } catch (IllegalArgumentException refused) {
            throw RowRejected.because(code, column, refused);
        }
    }

    <E extends Enum<E>> E constant(String column, Class<E> type) {
        var text = required(column);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new RowRejected(
                                        Code.UNKNOWN_VALUE,
                                        column
                                                + " is one of "
                                                + Arrays.toString(type.getEnumConstants())
                                                + ", not '"
                                                + shown(text)
                                                + "'"));
    }

    boolean bool(String column) {
        return switch (required(column)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new RowRejected(Code.UNKNOWN_VALUE, column + " is true or false");
        };
    }

    LocalDate date(String column) {
        var text = required(column);
        try {
            if (DATE.matcher(text).matches()) {
                var date = LocalDate.parse(text);
                if (!date.isBefore(EARLIEST)) {
                    return date;
                }
            }
        } catch (DateTimeException noSuchDay) {
            // said below, with the same words as for any other text
        }
        throw new RowRejected(
                Code.INVALID_DATE,
                column + " is a date written YYYY-MM-DD, not '" + shown(text) + "'");
    }

    ContributionMonth period(String column) {
        return value(column, Code.INVALID_PERIOD, ContributionMonth::parse);
    }

    /** Whole dong, at most 15 digits, of either sign. */
    long amount(String column) {
        var text = required(column);
        if (!WHOLE.matcher(text).matches()) {
            throw new RowRejected(
                    Code.INVALID_AMOUNT,
                    column + " is a whole number of dong, not '" + shown(text) + "'");
        }
        if (!FIFTEEN_DIGITS.matcher(text).matches()) {
            throw new RowRejected(
                    Code.AMOUNT_OUT_OF_RANGE, column + " exceeds " + Vnd.LARGEST_STATED + " dong");
        }
        return Long.parseLong(text);
    }

    /** Whole dong; blank counts as 0. */
    long amountOrZero(String column) {
        return isBlank(column) ? 0 : amount(column);
    }

    private static String shown(String text) {
        var printable =
                text.codePoints()
                        .limit(40)
                        .map(c -> Character.isISOControl(c) ? '?' : c)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append);
        return text.length() > 40 ? printable + "…" : printable.toString();
    }
}
