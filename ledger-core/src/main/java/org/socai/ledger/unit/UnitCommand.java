package org.socai.ledger.unit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.UnitCode;

/**
 * What somebody asks one employer unit to record. Facts of the future are refused by the decision.
 */
public sealed interface UnitCommand {
    UnitCode unit();

    /**
     * The {@linkplain org.socai.ledger.contribution.LedgerEvent#factKey() key} of the fact that
     * this command records, where somebody may have used it before; null where the unit's state
     * always knows.
     */
    default @Nullable String factKey() {
        return null;
    }

    /** Make a unit known. */
    record RegisterUnit(
            UnitCode unit,
            UnitDetails details,
            OfficeCode office,
            PaymentCycle cycle,
            boolean budgetFunded,
            LocalDate registeredOn)
            implements UnitCommand {}

    /** Correct name, tax code or kind from a day on. */
    record CorrectUnitDetails(UnitCode unit, UnitDetails details, LocalDate effectiveOn)
            implements UnitCommand {}

    /** Hand the unit to another office from a day on. */
    record TransferUnit(UnitCode unit, OfficeCode office, LocalDate effectiveOn)
            implements UnitCommand {}

    /** Change the payment cycle from a day on that begins a cycle of both kinds. */
    record ChangePaymentCycle(UnitCode unit, PaymentCycle cycle, LocalDate effectiveOn)
            implements UnitCommand {}

    /** Change whether the State budget funds the unit, from a day on. */
    record ChangeBudgetFunding(UnitCode unit, boolean budgetFunded, LocalDate effectiveOn)
            implements UnitCommand {}

    /** Record a declaration of any kind. */
    record DeclareObligation(UnitCode unit, Declaration declaration) implements UnitCommand {
        @Override
        public String factKey() {
            return UnitEvent.declarationKey(unit, declaration.reference());
        }
    }

    /** Record a bank credit that names the unit. */
    record ReceivePayment(UnitCode unit, Payment payment, String remittance)
            implements UnitCommand {
        @Override
        public String factKey() {
            return UnitEvent.paymentKey(payment.bankReference());
        }
    }

    /**
     * Count a payment for the unit that had been unmatched ({@code from} null) or another unit's.
     */
    record AssignPayment(UnitCode unit, Payment payment, @Nullable UnitCode from)
            implements UnitCommand {}

    /** Count a payment for another unit from now on. */
    record WithdrawPayment(UnitCode unit, BankReference bankReference, UnitCode to)
            implements UnitCommand {}

    /** Take a payment back. */
    record ReversePayment(UnitCode unit, BankReference bankReference, String reason)
            implements UnitCommand {}

    /** Close every month up to and including one. */
    record CloseMonths(UnitCode unit, ContributionMonth through) implements UnitCommand {}

    /** Post anew what a publication of rules changed; {@code cause} names the publication. */
    record PostAnew(UnitCode unit, String cause) implements UnitCommand {}
}
