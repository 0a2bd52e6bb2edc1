package org.socai.ledger.contribution;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;

/** The calendar month for which contributions are owed (kỳ đóng), written {@code 2025-09}. */
public record ContributionMonth(int year, int month) implements Comparable<ContributionMonth> {
    private static final Pattern FORM = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");

    public ContributionMonth {
        if (year < 1900 || year > 9999 || month < 1 || month > 12) {
            throw new IllegalArgumentException(
                    "a contribution month is YYYY-MM, not " + year + "-" + month);
        }
    }

    /**
     * Reads {@code YYYY-MM}.
     *
     * @throws IllegalArgumentException for anything else, such as {@code 2025-13} or {@code 2025-9}
     */
    public static ContributionMonth parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a month written YYYY-MM");
        }
        return new ContributionMonth(
                Integer.parseInt(text, 0, 4, 10), Integer.parseInt(text, 5, 7, 10));
    }

    public static ContributionMonth of(LocalDate day) {
        return new ContributionMonth(day.getYear(), day.getMonthValue());
    }

    /** The month with this {@link #index()}. */
    public static ContributionMonth ofIndex(int index) {
        return new ContributionMonth(Math.floorDiv(index, 12), Math.floorMod(index, 12) + 1);
    }

    /**
     * Months counted from year 0, so that the difference of two indexes is the number of months
     * between them.
     */
    public int index() {
        return year * 12 + month - 1;
    }

    public ContributionMonth plusMonths(int months) {
        return ofIndex(index() + months);
    }

    public LocalDate firstDay() {
        return LocalDate.of(year, month, 1);
    }

    public LocalDate lastDay() {
        return YearMonth.of(year, month).atEndOfMonth();
    }

    @Override
    public int compareTo(ContributionMonth other) {
        return Integer.compare(index(), other.index());
    }

    @Override
    public String toString() {
        // years have four digits
        return year + (month < 10 ? "-0" : "-") + month;
    }
}
