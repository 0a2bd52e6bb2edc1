package org.socai.projections.units;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text as it is searched: lower case, without accents, đ as d, one blank between words. Made here
 * and not in the database, so that it needs no extension and is the same on every PostgreSQL.
 */
final class SearchText {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private SearchText() {}

    static String of(String text) {
        var apart = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        var plain = MARKS.matcher(apart).replaceAll("").replace('đ', 'd');
        return BLANKS.matcher(plain).replaceAll(" ").strip();
    }
}
