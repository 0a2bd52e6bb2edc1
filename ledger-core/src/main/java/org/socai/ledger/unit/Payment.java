package org.socai.ledger.unit;

import java.time.LocalDate;
import java.util.Comparator;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.Vnd;

/**
 * One bank credit.
 *
 * @param valueDate the day the money counts from
 * @param amount whole dong, above zero
 */
public record Payment(BankReference bankReference, LocalDate valueDate, long amount) {
    /**
     * The order in which the payments of a unit are taken: by value date, then by reference in code
     * point order.
     */
    static final Comparator<Payment> DAY_ORDER =
            Comparator.comparing(Payment::valueDate)
                    .thenComparing(p -> p.bankReference().value(), CodePoints.ORDER);

    public Payment {
        if (amount <= 0) {
            throw new IllegalArgumentException("the amount of a payment is above 0");
        }
        if (amount > Vnd.LARGEST_STATED) {
            throw new IllegalArgumentException(
                    "the amount of a payment exceeds " + Vnd.LARGEST_STATED + " dong");
        }
    }
}
