package org.socai.api.imports.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a number in a cell is, which a workbook only says by how it is shown: a number, a day, or a
 * month of a year.
 */
enum CellFormat {
    NUMBER,
    DAY,
    MONTH;

    private static final Set<String> BUILT_IN_DAYS =
            Set.of(
                    "14", "15", "16", "22", "27", "28", "29", "30", "31", "36", "50", "51", "52",
                    "53", "54", "55", "56", "57", "58");
    private static final String BUILT_IN_MONTH = "17";
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);

    /**
     * Excel's calendar has a 29 February 1900, so the serial numbers of the 60 days before it are
     * ambiguous.
     */
    private static final BigDecimal FIRST_DAY = BigDecimal.valueOf(61);

    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);
    private static final int DIGITS = 30;

    /**
     * @param code the format code of a custom format, null for a built-in one
     */
    static CellFormat of(String id, @Nullable String code) {
        if (code == null) {
            return id.equals(BUILT_IN_MONTH) ? MONTH : BUILT_IN_DAYS.contains(id) ? DAY : NUMBER;
        }
        String shown = placeholders(code);
        if (shown.contains("d")) {
            return DAY;
        }
        return shown.contains("y") && shown.contains("m") ? MONTH : NUMBER;
    }

    /**
     * The part of a format code for positive numbers, without colours, locales, quoted text and
     * escaped characters.
     */
    private static String placeholders(String code) {
        return code.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|[\\\\_*].", "")
                .replaceAll(";.*", "")
                .toLowerCase(Locale.ROOT);
    }

    /**
     * The text of a number: plain digits; a day as {@code 2025-09-01}; a month as {@code 2025-09},
     * which is what Excel makes of a period when it is typed. What is no number, or no day, stays
     * as it is stored, and is refused where a number or day is expected.
     */
    String text(String stored, boolean epoch1904) {
        BigDecimal number = number(stored);
        if (number == null) {
            return stored;
        }
        if (this == NUMBER) {
            return number.toPlainString();
        }
        LocalDate day = day(number, epoch1904);
        if (day == null) {
            return number.toPlainString();
        }
        return this == DAY ? day.toString() : YearMonth.from(day).toString();
    }

    /**
     * The number without trailing zeros, or null: also for one so large or so small that its digits
     * would fill a page.
     */
    private static @Nullable BigDecimal number(String stored) {
        try {
            BigDecimal number = new BigDecimal(stored).stripTrailingZeros();
            boolean writable =
                    Math.abs((long) number.scale()) <= DIGITS && number.precision() <= DIGITS;
            return writable ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /**
     * The day of a serial number, or null for one with a time of day and one that Excel's calendar
     * does not have.
     */
    private static @Nullable LocalDate day(BigDecimal serial, boolean epoch1904) {
        BigDecimal whole = serial.setScale(0, RoundingMode.FLOOR);
        if (whole.compareTo(serial) != 0 || whole.compareTo(LAST_DAY) > 0) {
            return null;
        }
        if (epoch1904) {
            return whole.signum() < 0 ? null : EPOCH_1904.plusDays(whole.longValueExact());
        }
        return whole.compareTo(FIRST_DAY) < 0 ? null : EPOCH_1900.plusDays(whole.longValueExact());
    }
}
