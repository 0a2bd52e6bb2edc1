package org.socai.ledger.unit;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.contribution.UnitCode;

/**
 * What happened to one employer unit. Facts say what was reported or decided; the other events post
 * what follows from the facts and name the fact that caused them. Nothing is changed or taken back:
 * what was posted wrongly is superseded by a later event.
 */
public sealed interface UnitEvent extends LedgerEvent {
    UnitCode unit();

    @Override
    default StreamId stream() {
        return StreamId.of(unit());
    }

    @Override
    default @Nullable String factKey() {
        return null;
    }

    /** The unit became known with its master data. */
    record UnitRegistered(
            UnitCode unit,
            UnitDetails details,
            OfficeCode office,
            PaymentCycle cycle,
            boolean budgetFunded,
            LocalDate effectiveOn)
            implements UnitEvent {
        @Override
        public String factKey() {
            return "unit/" + unit;
        }
    }

    /** Name, tax code or kind of the unit are these from a day on. */
    record UnitDetailsCorrected(UnitCode unit, UnitDetails details, LocalDate effectiveOn)
            implements UnitEvent {}

    /** Another office administers the unit from a day on. */
    record UnitTransferred(UnitCode unit, OfficeCode office, LocalDate effectiveOn)
            implements UnitEvent {}

    /** The unit pays in another cycle from a day on that begins a cycle of both kinds. */
    record PaymentCycleChanged(UnitCode unit, PaymentCycle cycle, LocalDate effectiveOn)
            implements UnitEvent {}

    /** Whether the State budget funds the unit is this from a day on. */
    record BudgetFundingChanged(UnitCode unit, boolean budgetFunded, LocalDate effectiveOn)
            implements UnitEvent {}

    /**
     * What a unit owes or has paid, or what stands posted of it: all that its books are made of.
     */
    sealed interface AccountEvent extends UnitEvent {}

    /** A declaration of any kind, with what it was assessed at when it was accepted. */
    sealed interface Declared extends AccountEvent {
        Declaration declaration();

        Assessment assessment();

        @Override
        default LocalDate effectiveOn() {
            return declaration().declaredOn();
        }

        @Override
        default String factKey() {
            return declarationKey(unit(), declaration().reference());
        }
    }

    /** The obligation of a month was declared. */
    record ObligationDeclared(UnitCode unit, Declaration declaration, Assessment assessment)
            implements Declared {}

    /** The obligation of a month was raised or lowered by a correction. */
    record ObligationAdjusted(UnitCode unit, Declaration declaration, Assessment assessment)
            implements Declared {}

    /** A month that had not been declared at its time was found and declared. */
    record RetroactiveObligationDeclared(
            UnitCode unit, Declaration declaration, Assessment assessment) implements Declared {}

    /**
     * A declaration comes to something else, because a rule or the unit's master data turned out
     * otherwise.
     */
    record ObligationReassessed(
            UnitCode unit,
            Declaration declaration,
            Assessment superseded,
            Assessment assessment,
            String cause)
            implements AccountEvent {
        @Override
        public LocalDate effectiveOn() {
            return declaration.declaredOn();
        }
    }

    /** A bank credit that named this unit arrived. */
    record PaymentReceived(UnitCode unit, Payment payment, String remittance)
            implements AccountEvent {
        @Override
        public LocalDate effectiveOn() {
            return payment.valueDate();
        }

        @Override
        public String factKey() {
            return paymentKey(payment.bankReference());
        }
    }

    /**
     * A payment that had been unmatched, or that had been booked to another unit, was found to be
     * this unit's.
     */
    record PaymentAssigned(UnitCode unit, Payment payment, @Nullable UnitCode from)
            implements AccountEvent {
        @Override
        public LocalDate effectiveOn() {
            return payment.valueDate();
        }
    }

    /** A payment that had counted for this unit was found to be another unit's. */
    record PaymentWithdrawn(UnitCode unit, Payment payment, UnitCode to) implements AccountEvent {
        @Override
        public LocalDate effectiveOn() {
            return payment.valueDate();
        }
    }

    /** A payment was taken back and counts as never made. */
    record PaymentReversed(UnitCode unit, Payment payment, String reason) implements AccountEvent {
        @Override
        public LocalDate effectiveOn() {
            return payment.valueDate();
        }
    }

    /** Unallocated money was applied. */
    record PaymentAllocated(UnitCode unit, Allocation allocation, String cause)
            implements AccountEvent {
        @Override
        public LocalDate effectiveOn() {
            return allocation.effectiveOn();
        }
    }

    /** An allocation posted earlier does not follow from the facts any more. */
    record AllocationSuperseded(UnitCode unit, Allocation allocation, String cause)
            implements AccountEvent {
        @Override
        public LocalDate effectiveOn() {
            return allocation.effectiveOn();
        }
    }

    /** Interest or charge for lateness was posted to a fund. */
    record LateChargeAccrued(UnitCode unit, LateCharge charge, String cause)
            implements AccountEvent {
        @Override
        public LocalDate effectiveOn() {
            return charge.effectiveOn();
        }
    }

    /** A charge posted earlier does not follow from the facts any more. */
    record LateChargeSuperseded(UnitCode unit, LateCharge charge, String cause)
            implements AccountEvent {
        @Override
        public LocalDate effectiveOn() {
            return charge.effectiveOn();
        }
    }

    /** From a day on nothing derived is posted, because a rate has not been published. */
    record RateAwaited(UnitCode unit, AwaitedRate rate, String cause) implements AccountEvent {
        @Override
        public LocalDate effectiveOn() {
            return rate.effectiveOn();
        }
    }

    /** The wait for a rate is over, or begins on another day. */
    record RateAwaitEnded(UnitCode unit, AwaitedRate rate, String cause) implements AccountEvent {
        @Override
        public LocalDate effectiveOn() {
            return rate.effectiveOn();
        }
    }

    /**
     * A month, and with it every month before it, was closed with these figures at its end, as
     * known then. Charges of closed months stand posted from here on.
     */
    record MonthClosed(
            UnitCode unit, ContributionMonth month, List<ClosingFigures> figures, long unallocated)
            implements UnitEvent {
        public MonthClosed {
            figures = List.copyOf(figures);
        }

        @Override
        public LocalDate effectiveOn() {
            return month.lastDay();
        }

        @Override
        public String factKey() {
            return "closing/" + unit + "/" + month;
        }
    }

    /** The closing figures of one fund, in dong. */
    record ClosingFigures(Fund fund, long outstanding, long overdue, long charge) {}

    /** The key under which a unit's declaration reference is taken. */
    static String declarationKey(UnitCode unit, DeclarationReference reference) {
        return "declaration/" + unit + "/" + reference;
    }

    /** The key under which a bank reference is taken in the whole ledger. */
    static String paymentKey(BankReference reference) {
        return "payment/" + reference;
    }
}
