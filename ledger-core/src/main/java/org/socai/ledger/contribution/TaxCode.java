package org.socai.ledger.contribution;

import java.util.regex.Pattern;

/**
 * A Vietnamese tax code (mã số thuế): ten digits, or thirteen as {@code 0123456789-001} for a
 * branch.
 *
 * <p>The tenth digit checks the first nine: weighted by 31, 29, 23, 19, 17, 13, 7, 5, 3 and summed,
 * it is 10 minus the remainder by 11. A sum that would ask for 10 never belongs to a valid code.
 * Branches run from 001 to 999.
 */
public record TaxCode(String value) {
    private static final Pattern FORM = Pattern.compile("\\d{10}(-?(?!000)\\d{3})?");
    private static final int[] WEIGHTS = {31, 29, 23, 19, 17, 13, 7, 5, 3};

    public TaxCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a tax code is 10 digits, or 13 with a branch, not '"
                            + Printable.shortened(value)
                            + "'");
        }
        if (checkDigit(value) != value.charAt(9) - '0') {
            throw new IllegalArgumentException(
                    "the check digit of tax code " + value + " is wrong");
        }
    }

    private static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return 10 - sum % 11;
    }

    @Override
    public String toString() {
        return value;
    }
}
