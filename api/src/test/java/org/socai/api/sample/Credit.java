package org.socai.api.sample;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A credit on the office's account.
 *
 * @param payer the unit that really paid, whatever the text says
 * @param takenBack why the bank took the credit back later; null when it did not
 */
record Credit(
        String payer,
        LocalDate valueDate,
        long amount,
        String remittance,
        @Nullable String takenBack) {

    static Credit of(Employer employer, LocalDate valueDate, long amount, String period) {
        return new Credit(
                employer.code(), valueDate, amount, text(employer.code(), employer, period), null);
    }

    /** The agreed form of the text, naming some unit. */
    static String text(String unit, Employer employer, String period) {
        return "+BHXH+103+00+" + unit + "+" + employer.office() + "+dong BHXH " + period + "+";
    }

    Credit naming(String text) {
        return new Credit(payer, valueDate, amount, text, takenBack);
    }

    Credit takenBack(String why) {
        return new Credit(payer, valueDate, amount, remittance, why);
    }
}
