package org.socai.ledger.contribution;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text a payer gives with a bank transfer. Its agreed form is {@code +BHXH+103+00+<unit
 * code>+<office code>+dong BHXH+…}, where 103 means compulsory contributions.
 *
 * <p>A text that does not have this form, or that names two units, names none: money is never given
 * to a guessed unit.
 */
public record Remittance(String text) {
    /** The longest text kept; camt.054 allows 140 characters a line. */
    private static final int LONGEST = 2_000;

    private static final Pattern FORM = Pattern.compile("\\+BHXH\\+103\\+00\\+([A-Z0-9]{3,15})\\+");

    public Remittance {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a remittance text has at most " + LONGEST + " characters");
        }
        if (text.indexOf('\u0000') >= 0) {
            throw new IllegalArgumentException("a remittance text holds no NUL character");
        }
    }

    /**
     * The unit the text names, known to the ledger or not; null where it names none or more than
     * one.
     */
    public @Nullable UnitCode unit() {
        var found = FORM.matcher(text);
        String code = null;
        while (found.find()) {
            if (code != null && !code.equals(found.group(1))) {
                return null;
            }
            code = found.group(1);
        }
        return code == null ? null : new UnitCode(code);
    }
}
