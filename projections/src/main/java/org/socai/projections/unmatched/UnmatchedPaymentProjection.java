package org.socai.projections.unmatched;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.history.Known;
import org.socai.ledger.unmatched.UnmatchedPaymentEvent;
import org.socai.ledger.unmatched.UnmatchedPaymentEvent.UnmatchedPaymentAssigned;
import org.socai.ledger.unmatched.UnmatchedPaymentEvent.UnmatchedPaymentReceived;
import org.socai.ledger.unmatched.UnmatchedPaymentEvent.UnmatchedPaymentReversed;
import org.socai.projections.feed.Projection;
import org.socai.projections.feed.ProjectionTable;
import org.socai.projections.feed.RowSink;

/**
 * Copies what happens to credits without a unit into {@code unmatched_payment}, one row per event.
 */
public final class UnmatchedPaymentProjection implements Projection {
    private static final ProjectionTable TABLE =
            ProjectionTable.of(
                    "unmatched_payment",
                    "position bigint",
                    "known_from bigint",
                    "bank_reference text",
                    "standing text",
                    "value_date date",
                    "amount bigint",
                    "remittance text",
                    "assigned_to text",
                    "reason text");

    @Override
    public List<ProjectionTable> tables() {
        return List.of(TABLE);
    }

    @Override
    public void project(Known known, RowSink rows) {
        if (known.event() instanceof UnmatchedPaymentEvent event) {
            switch (event) {
                case UnmatchedPaymentReceived e ->
                        add(rows, known, e, "HELD", e.remittance(), null, null);
                case UnmatchedPaymentAssigned e ->
                        add(rows, known, e, "ASSIGNED", null, e.unit().value(), null);
                case UnmatchedPaymentReversed e ->
                        add(rows, known, e, "REVERSED", null, null, e.reason());
            }
        }
    }

    private static void add(
            RowSink rows,
            Known known,
            UnmatchedPaymentEvent event,
            String standing,
            @Nullable String remittance,
            @Nullable String assignedTo,
            @Nullable String reason) {
        var payment = event.payment();
        rows.add(
                TABLE,
                known.position(),
                known.knownFrom(),
                payment.bankReference().value(),
                standing,
                payment.valueDate(),
                payment.amount(),
                remittance,
                assignedTo,
                reason);
    }
}
