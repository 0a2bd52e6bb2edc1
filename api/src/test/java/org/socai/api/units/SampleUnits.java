package org.socai.api.units;

import java.time.LocalDate;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.contribution.UnitType;
import org.socai.ledger.unit.Declaration;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitDetails;

/** Facts for tests that ask over HTTP. */
public final class SampleUnits {
    /** 3 + 22 + 0.5 + 2 + 4.5 = 32 million dong. */
    public static final FundAmounts AMOUNTS =
            new FundAmounts(3_000_000, 22_000_000, 500_000, 2_000_000, 4_500_000);

    private SampleUnits() {}

    /** A unit that pays monthly, registered on 1 August 2025. */
    public static RegisterUnit registered(
            String unit, String name, String office, boolean budgetFunded) {
        return new RegisterUnit(
                new UnitCode(unit),
                new UnitDetails(name, null, UnitType.NON_STATE_ENTERPRISE),
                new OfficeCode(office),
                PaymentCycle.MONTHLY,
                budgetFunded,
                LocalDate.of(2025, 8, 1));
    }

    /**
     * {@link #AMOUNTS} for August 2025, declared on 5 September for ten workers; due on 30
     * September.
     */
    public static DeclareObligation declaredForAugust(String unit) {
        return new DeclareObligation(
                new UnitCode(unit),
                new Declaration(
                        new DeclarationReference("D02-2025-08"),
                        new ContributionMonth(2025, 8),
                        LocalDate.of(2025, 9, 5),
                        DeclarationKind.REGULAR,
                        10,
                        100_000_000,
                        100_000_000,
                        AMOUNTS));
    }

    public static ReceivePayment paid(
            String unit, String reference, LocalDate valueDate, long amount) {
        return new ReceivePayment(
                new UnitCode(unit),
                new Payment(new BankReference(reference), valueDate, amount),
                "+BHXH+103+00+" + unit + "+04001+dong BHXH+");
    }
}
