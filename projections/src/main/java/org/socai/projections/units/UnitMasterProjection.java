package org.socai.projections.units;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.history.Known;
import org.socai.ledger.unit.UnitDetails;
import org.socai.ledger.unit.UnitEvent;
import org.socai.ledger.unit.UnitEvent.BudgetFundingChanged;
import org.socai.ledger.unit.UnitEvent.PaymentCycleChanged;
import org.socai.ledger.unit.UnitEvent.UnitDetailsCorrected;
import org.socai.ledger.unit.UnitEvent.UnitRegistered;
import org.socai.ledger.unit.UnitEvent.UnitTransferred;
import org.socai.projections.feed.Projection;
import org.socai.projections.feed.ProjectionTable;
import org.socai.projections.feed.RowSink;

/** Copies changes of master data into {@code unit_master}, one row per event. */
public final class UnitMasterProjection implements Projection {
    private static final ProjectionTable TABLE =
            ProjectionTable.of(
                    "unit_master",
                    "position bigint",
                    "known_from bigint",
                    "unit text",
                    "effective_on date",
                    "registration boolean",
                    "name text",
                    "search_name text",
                    "tax_code text",
                    "unit_type text",
                    "office text",
                    "payment_cycle text",
                    "budget_funded boolean");

    @Override
    public List<ProjectionTable> tables() {
        return List.of(TABLE);
    }

    @Override
    public void project(Known known, RowSink rows) {
        if (known.event() instanceof UnitEvent event) {
            add(rows, known, event);
        }
    }

    private static void add(RowSink rows, Known known, UnitEvent event) {
        switch (event) {
            case UnitRegistered e ->
                    add(rows, known, e, e.details(), e.office(), e.cycle(), e.budgetFunded());
            case UnitDetailsCorrected e -> add(rows, known, e, e.details(), null, null, null);
            case UnitTransferred e -> add(rows, known, e, null, e.office(), null, null);
            case PaymentCycleChanged e -> add(rows, known, e, null, null, e.cycle(), null);
            case BudgetFundingChanged e -> add(rows, known, e, null, null, null, e.budgetFunded());
            case UnitEvent.Declared _,
                    UnitEvent.ObligationReassessed _,
                    UnitEvent.PaymentReceived _,
                    UnitEvent.PaymentAssigned _,
                    UnitEvent.PaymentWithdrawn _,
                    UnitEvent.PaymentReversed _,
                    UnitEvent.PaymentAllocated _,
                    UnitEvent.AllocationSuperseded _,
                    UnitEvent.LateChargeAccrued _,
                    UnitEvent.LateChargeSuperseded _,
                    UnitEvent.RateAwaited _,
                    UnitEvent.RateAwaitEnded _,
                    UnitEvent.MonthClosed _ -> {}
        }
    }

    private static void add(
            RowSink rows,
            Known known,
            UnitEvent event,
            @Nullable UnitDetails details,
            @Nullable OfficeCode office,
            @Nullable PaymentCycle cycle,
            @Nullable Boolean budgetFunded) {
        var taxCode = details == null ? null : details.taxCode();
        rows.add(
                TABLE,
                known.position(),
                known.knownFrom(),
                event.unit().value(),
                event.effectiveOn(),
                event instanceof UnitRegistered,
                details == null ? null : details.name(),
                details == null ? null : SearchText.of(details.name()),
                taxCode == null ? null : taxCode.value(),
                details == null ? null : details.unitType().name(),
                office == null ? null : office.value(),
                cycle == null ? null : cycle.name(),
                budgetFunded);
    }
}
