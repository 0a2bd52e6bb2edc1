package org.socai.projections;

import java.time.LocalDate;
import java.util.List;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.TaxCode;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.contribution.UnitType;
import org.socai.ledger.unit.Declaration;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitDetails;

/** Commands as short as the situations of the tests need them. */
public final class Facts {
    private Facts() {}

    public static RegisterUnit registered(String unit, String name, String taxCode, String office) {
        return new RegisterUnit(
                new UnitCode(unit),
                new UnitDetails(
                        name,
                        taxCode.isEmpty() ? null : new TaxCode(taxCode),
                        UnitType.NON_STATE_ENTERPRISE),
                new OfficeCode(office),
                PaymentCycle.MONTHLY,
                false,
                LocalDate.of(2018, 1, 1));
    }

    /** A unit of one declaration, a part of which it has paid. */
    public static List<UnitCommand> unitInArrears(String unit) {
        return List.of(
                registered(unit, "Công ty " + unit, "", "04001"),
                declared(
                        unit, "D1", "2025-08", "2025-08-10", DeclarationKind.REGULAR, 7, 1_000_000),
                paid(unit, "FT-" + unit, "2025-09-15", 400_000));
    }

    /** The same amount stated for retirement alone. */
    public static DeclareObligation declared(
            String unit,
            String reference,
            String month,
            String declaredOn,
            DeclarationKind kind,
            int workers,
            long amount) {
        return new DeclareObligation(
                new UnitCode(unit),
                new Declaration(
                        new DeclarationReference(reference),
                        ContributionMonth.parse(month),
                        LocalDate.parse(declaredOn),
                        kind,
                        workers,
                        0,
                        0,
                        new FundAmounts(0, amount, 0, 0, 0)));
    }

    public static ReceivePayment paid(
            String unit, String reference, String valueDate, long amount) {
        return new ReceivePayment(
                new UnitCode(unit),
                new Payment(new BankReference(reference), LocalDate.parse(valueDate), amount),
                "+BHXH+103+00+" + unit + "+04001+dong BHXH+");
    }
}
