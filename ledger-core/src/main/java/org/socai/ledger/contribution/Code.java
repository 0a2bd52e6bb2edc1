package org.socai.ledger.contribution;

/**
 * The written form that unit and office codes share: three to fifteen capital letters and digits.
 */
final class Code {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 15;

    private Code() {}

    static String checked(String what, String text) {
        if (!isCode(text)) {
            throw new IllegalArgumentException(
                    what
                            + " is 3 to 15 capital letters and digits, not '"
                            + Printable.shortened(text)
                            + "'");
        }
        return text;
    }

    /** By hand, because every event that is read has one. */
    private static boolean isCode(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 'A' || c > 'Z') && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }
}
