package org.socai.ledger.booking;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.unit.UnitEvent;

/** From which business day on facts change what a unit owes. */
final class FigureDays {
    /** Before every business day: such a fact changes how declarations of any day are assessed. */
    static final LocalDate EVERY_DAY = LocalDate.of(1, 1, 1);

    private FigureDays() {}

    /**
     * The first day whose figures an event changes; null where it changes none. What follows from a
     * fact is not asked here, because figures are derived from the facts again.
     */
    static @Nullable LocalDate of(LedgerEvent event) {
        return event instanceof UnitEvent unit ? of(unit) : null;
    }

    /** Without a default: whoever adds an event says here what it changes. */
    private static @Nullable LocalDate of(UnitEvent event) {
        return switch (event) {
            case UnitEvent.Declared e -> e.effectiveOn();
            case UnitEvent.PaymentReceived e -> e.effectiveOn();
            case UnitEvent.PaymentAssigned e -> e.effectiveOn();
            case UnitEvent.PaymentWithdrawn e -> e.effectiveOn();
            case UnitEvent.PaymentReversed e -> e.effectiveOn();
            case UnitEvent.PaymentCycleChanged _ -> EVERY_DAY;
            case UnitEvent.BudgetFundingChanged _ -> EVERY_DAY;
            case UnitEvent.UnitRegistered _,
                    UnitEvent.UnitDetailsCorrected _,
                    UnitEvent.UnitTransferred _,
                    UnitEvent.MonthClosed _,
                    UnitEvent.ObligationReassessed _,
                    UnitEvent.PaymentAllocated _,
                    UnitEvent.AllocationSuperseded _,
                    UnitEvent.LateChargeAccrued _,
                    UnitEvent.LateChargeSuperseded _,
                    UnitEvent.RateAwaited _,
                    UnitEvent.RateAwaitEnded _ ->
                    null;
        };
    }

    /** The earlier of two days, either of which may be none. */
    static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
