package org.socai.projections.unmatched;

import java.time.LocalDate;
import java.util.List;
import org.socai.ledger.contribution.BankReference;

/**
 * A page of the credits held without a unit, oldest value date first, then by bank reference.
 *
 * @param count how many are held on all pages
 * @param sum what they add up to, in dong
 */
public record UnmatchedList(int count, long sum, List<Row> rows) {
    public UnmatchedList {
        rows = List.copyOf(rows);
    }

    /**
     * One credit.
     *
     * @param remittance the payer's text
     * @param position the position at which it was recorded
     */
    public record Row(
            BankReference bankReference,
            LocalDate valueDate,
            long amount,
            String remittance,
            long position) {}
}
