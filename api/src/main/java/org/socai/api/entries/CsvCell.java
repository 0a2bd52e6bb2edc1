package org.socai.api.entries;

/**
 * Text that a spreadsheet takes for text. A cell that begins like a formula, also in the wide forms
 * of East Asian type, gets an apostrophe in front. Numbers are not text: the minus of an amount
 * stays what it is.
 */
final class CsvCell {
    private static final String BEGINS_FORMULA = "=+-@\t\r\n＝＋－＠";

    private CsvCell() {}

    static String text(String value) {
        var dangerous = !value.isEmpty() && BEGINS_FORMULA.indexOf(value.charAt(0)) >= 0;
        return dangerous ? "'" + value : value;
    }
}
