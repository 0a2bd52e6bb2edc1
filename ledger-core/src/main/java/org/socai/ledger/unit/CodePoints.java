package org.socai.ledger.unit;

import java.util.Comparator;

/**
 * Text in Unicode code point order, which is not the order of Java's UTF-16 strings above U+FFFF.
 */
final class CodePoints {
    static final Comparator<String> ORDER = CodePoints::compare;

    private CodePoints() {}

    private static int compare(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            char l = left.charAt(i);
            char r = right.charAt(i);
            if (l != r) {
                boolean bothInOnePlane = Character.isSurrogate(l) == Character.isSurrogate(r);
                return bothInOnePlane ? Character.compare(l, r) : Character.isSurrogate(l) ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
