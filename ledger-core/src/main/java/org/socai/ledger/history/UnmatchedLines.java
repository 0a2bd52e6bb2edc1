package org.socai.ledger.history;

import java.util.List;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unmatched.UnmatchedPaymentEvent;
import org.socai.ledger.unmatched.UnmatchedPaymentEvent.UnmatchedPaymentAssigned;
import org.socai.ledger.unmatched.UnmatchedPaymentEvent.UnmatchedPaymentReceived;
import org.socai.ledger.unmatched.UnmatchedPaymentEvent.UnmatchedPaymentReversed;

/** The journal lines of money for which no unit has been found. */
final class UnmatchedLines {
    private UnmatchedLines() {}

    static List<JournalLine> of(UnmatchedPaymentEvent event) {
        return switch (event) {
            case UnmatchedPaymentReceived e -> held(e.payment(), 1);
            case UnmatchedPaymentAssigned e -> held(e.payment(), -1);
            case UnmatchedPaymentReversed e -> held(e.payment(), -1);
        };
    }

    private static List<JournalLine> held(Payment payment, int sign) {
        var day = payment.valueDate();
        return List.of(
                new JournalLine(Account.CASH, null, null, null, null, day, sign * payment.amount()),
                new JournalLine(
                        Account.UNMATCHED, null, null, null, null, day, -sign * payment.amount()));
    }
}
