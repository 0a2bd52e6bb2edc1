package org.socai.projections.unmatched;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.history.Recorded;
import org.socai.ledger.unmatched.UnmatchedPaymentEvent;
import org.socai.ledger.unmatched.UnmatchedPaymentEvent.UnmatchedPaymentAssigned;
import org.socai.ledger.unmatched.UnmatchedPaymentEvent.UnmatchedPaymentReceived;
import org.socai.ledger.unmatched.UnmatchedPaymentEvent.UnmatchedPaymentReversed;
import org.socai.projections.feed.InsertRows;
import org.socai.projections.feed.Projection;

/**
 * Copies what happens to credits without a unit into {@code unmatched_payment}, one row per event.
 */
public final class UnmatchedPaymentProjection implements Projection {
    @Override
    public List<String> tables() {
        return List.of("unmatched_payment");
    }

    @Override
    public void project(Connection connection, List<Recorded<LedgerEvent>> events)
            throws SQLException {
        var rows =
                new InsertRows(
                        "bigint", "bigint", "text", "text", "date", "bigint", "text", "text",
                        "text");
        for (var recorded : events) {
            if (recorded.event() instanceof UnmatchedPaymentEvent event) {
                switch (event) {
                    case UnmatchedPaymentReceived e ->
                            add(rows, recorded, e, "HELD", e.remittance(), null, null);
                    case UnmatchedPaymentAssigned e ->
                            add(rows, recorded, e, "ASSIGNED", null, e.unit().value(), null);
                    case UnmatchedPaymentReversed e ->
                            add(rows, recorded, e, "REVERSED", null, null, e.reason());
                }
            }
        }
        rows.insert(
                connection,
                """
                insert into unmatched_payment (position, known_from, bank_reference, standing, value_date, amount,
                                               remittance, assigned_to, reason)
                select * from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::date[], ?::bigint[],
                                     ?::text[], ?::text[], ?::text[])
                on conflict do nothing
                """);
    }

    private static void add(
            InsertRows rows,
            Recorded<LedgerEvent> recorded,
            UnmatchedPaymentEvent event,
            String standing,
            @Nullable String remittance,
            @Nullable String assignedTo,
            @Nullable String reason) {
        var payment = event.payment();
        rows.add(
                recorded.position(),
                recorded.knownFrom(),
                payment.bankReference().value(),
                standing,
                payment.valueDate(),
                payment.amount(),
                remittance,
                assignedTo,
                reason);
    }
}
