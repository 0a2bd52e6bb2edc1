package org.socai.api.imports;

import java.sql.SQLException;
import java.util.List;
import org.socai.api.imports.ReversalRows.Reversal;
import org.socai.api.imports.RowRejected.Code;
import org.socai.ledger.booking.Booking;
import org.socai.ledger.booking.Outcome;
import org.socai.ledger.booking.Payments;
import org.socai.ledger.contribution.BankReference;

/** Rows that take payments back. */
final class ReversalRows implements RowBook<Reversal> {
    private static final int LONGEST_REASON = 500;

    /** Which payment, and why. */
    record Reversal(BankReference reference, String reason) {}

    @Override
    public Reversal read(Cells cells) {
        var reference = cells.value("bank_reference", Code.INVALID_REFERENCE, BankReference::new);
        var reason = cells.required("reason");
        if (reason.length() > LONGEST_REASON || reason.indexOf('\u0000') >= 0) {
            throw new RowRejected(
                    Code.INVALID_TEXT, "reason has at most " + LONGEST_REASON + " characters");
        }
        return new Reversal(reference, reason);
    }

    @Override
    public void prepare(Booking booking, List<Reversal> facts) throws SQLException {
        booking.prepare(List.of(), facts.stream().map(Reversal::reference).toList());
    }

    @Override
    public Outcome book(Booking booking, Reversal fact, String source) throws SQLException {
        return new Payments(booking).reverse(fact.reference(), fact.reason(), source);
    }
}
