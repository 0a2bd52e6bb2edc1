package org.socai.ledger.contribution;

/**
 * Text from outside on its way into an error message or a key: short, and without control
 * characters.
 */
final class Printable {
    private static final int SHOWN = 40;

    private Printable() {}

    static String shortened(String text) {
        var visible =
                text.codePoints()
                        .limit(SHOWN)
                        .map(c -> Character.isISOControl(c) ? '?' : c)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        return text.codePointCount(0, text.length()) > SHOWN ? visible + "…" : visible;
    }

    static String checkedKey(String what, String text, int longest) {
        if (text.isBlank() || text.length() > longest || !text.equals(text.strip())) {
            throw new IllegalArgumentException(
                    what
                            + " is 1 to "
                            + longest
                            + " characters without blanks around them, not '"
                            + shortened(text)
                            + "'");
        }
        if (text.codePoints()
                .anyMatch(
                        c ->
                                Character.isISOControl(c)
                                        || Character.getType(c) == Character.SURROGATE)) {
            throw new IllegalArgumentException(
                    what + " holds a character that cannot be printed: '" + shortened(text) + "'");
        }
        return text;
    }
}
