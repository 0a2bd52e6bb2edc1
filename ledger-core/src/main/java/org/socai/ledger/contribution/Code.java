package org.socai.ledger.contribution;

import java.util.regex.Pattern;

/**
 * The written form that unit and office codes share: three to fifteen capital letters and digits.
 */
final class Code {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{3,15}");

    private Code() {}

    static String checked(String what, String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    what
                            + " is 3 to 15 capital letters and digits, not '"
                            + Printable.shortened(text)
                            + "'");
        }
        return text;
    }
}
