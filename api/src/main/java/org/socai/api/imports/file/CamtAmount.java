package org.socai.api.imports.file;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount with its currency as written in a bank's message, but for decimals that are all zero:
 * {@code 5890243.00} is read as {@code 5890243}. Other decimals stay, and are refused where dong
 * are expected.
 */
record CamtAmount(String text, String currency) {
    static final CamtAmount NONE = new CamtAmount("", "");
    private static final Pattern WHOLE = Pattern.compile("(\\d+)\\.0*");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,18}(\\.\\d{1,5})?");

    static CamtAmount read(XmlCursor xml) {
        String currency = xml.attribute("Ccy");
        String written = xml.text().strip();
        Matcher whole = WHOLE.matcher(written);
        return new CamtAmount(
                whole.matches() ? whole.group(1) : written, currency == null ? "" : currency);
    }

    boolean missing() {
        return text.isEmpty();
    }

    /**
     * The amount, or null where the text is not an amount as the standard has it: at most 18
     * digits, no exponent.
     */
    @Nullable BigDecimal value() {
        return DECIMAL.matcher(text).matches() ? new BigDecimal(text) : null;
    }
}
