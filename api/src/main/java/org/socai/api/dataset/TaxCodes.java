package org.socai.api.dataset;

/** Tax codes whose check digit holds. */
final class TaxCodes {
    private static final int[] WEIGHTS = {31, 29, 23, 19, 17, 13, 7, 5, 3};
    private static final int FIRST = 300_000_000;

    private TaxCodes() {}

    /** The code of a unit; blank for a third of them, which have none, and where none fits. */
    static String of(int unit) {
        if (unit % 3 == 0) {
            return "";
        }
        var digits = Integer.toString(FIRST + unit);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        int check = 10 - sum % 11;
        return check == 10 ? "" : digits + check;
    }
}
