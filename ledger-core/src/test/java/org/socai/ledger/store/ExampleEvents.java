package org.socai.ledger.store;

import java.time.LocalDate;
import java.util.List;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.Rate;
import org.socai.ledger.contribution.TaxCode;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.contribution.UnitType;
import org.socai.ledger.rules.DueDateRule;
import org.socai.ledger.rules.FundGroup;
import org.socai.ledger.rules.Payer;
import org.socai.ledger.rules.Policy;
import org.socai.ledger.rules.RuleEvent;
import org.socai.ledger.rules.Scope;
import org.socai.ledger.unit.Allocation;
import org.socai.ledger.unit.Assessment;
import org.socai.ledger.unit.AwaitedRate;
import org.socai.ledger.unit.Declaration;
import org.socai.ledger.unit.LateCharge;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.UnitDetails;
import org.socai.ledger.unit.UnitEvent;
import org.socai.ledger.unmatched.UnmatchedPaymentEvent;

/** One event of every stored name, with every component filled that can be. */
final class ExampleEvents {
    private static final UnitCode UNIT = new UnitCode("TZ0001A");
    private static final LocalDate DAY = LocalDate.of(2025, 9, 15);
    private static final ContributionMonth MONTH = new ContributionMonth(2025, 8);
    private static final UnitDetails DETAILS =
            new UnitDetails(
                    "Công ty TNHH Dệt \"Sông Lam\"",
                    new TaxCode("0100109106"),
                    UnitType.NON_STATE_ENTERPRISE);
    private static final Declaration DECLARATION =
            new Declaration(
                    new DeclarationReference("D0001-202508"),
                    MONTH,
                    LocalDate.of(2025, 8, 20),
                    DeclarationKind.REGULAR,
                    12,
                    120_000_000,
                    118_000_000,
                    null);
    private static final Declaration FINDING =
            new Declaration(
                    new DeclarationReference("KL-17"),
                    MONTH,
                    DAY,
                    DeclarationKind.RETROACTIVE,
                    3,
                    0,
                    0,
                    new FundAmounts(1, 22, 3, 4, 5));
    private static final Assessment ASSESSMENT =
            new Assessment(
                    new FundAmounts(3_600_000, 26_400_000, 600_000, 2_360_000, 5_400_000),
                    LocalDate.of(2025, 9, 30),
                    MONTH,
                    List.of("contribution-rate/SM/EMPLOYER/ALL/2014-01"));
    private static final Assessment STATED =
            new Assessment(
                    new FundAmounts(1, 22, 3, 4, 5), LocalDate.of(2025, 9, 30), MONTH, List.of());
    private static final Payment PAYMENT =
            new Payment(new BankReference("FT070000534"), DAY, 5_946_177);
    private static final Allocation ALLOCATION =
            new Allocation(
                    DAY,
                    new Allocation.Trigger(Allocation.Moment.PAYMENT, "FT070000534"),
                    "allocation-order/2025-07-01",
                    List.of(
                            new Allocation.Line(
                                    Fund.HI, MONTH, LocalDate.of(2025, 9, 30), 5_400_000),
                            new Allocation.Line(Fund.HI, null, null, 546_177)));
    private static final LateCharge CHARGE =
            new LateCharge(
                    LocalDate.of(2025, 9, 30),
                    LateCharge.Kind.DAILY_CHARGE,
                    "",
                    Fund.HI,
                    5_400_000,
                    30,
                    "daily-charge/2025-07-01",
                    48_600);
    private static final AwaitedRate AWAITED =
            new AwaitedRate(LocalDate.of(2019, 3, 1), "late-interest-rate/SI/2019");
    private static final String CAUSE = "payment/FT070000534";
    private static final String TEXT = "+BHXH+103+00+TZ0001A+04001+dong BHXH+";

    private ExampleEvents() {}

    static List<LedgerEvent> all() {
        return List.of(
                new UnitEvent.UnitRegistered(
                        UNIT, DETAILS, new OfficeCode("04001"), PaymentCycle.MONTHLY, false, DAY),
                new UnitEvent.UnitDetailsCorrected(
                        UNIT,
                        new UnitDetails("Trường THCS Lê Lợi", null, UnitType.PUBLIC_NON_BUSINESS),
                        DAY),
                new UnitEvent.UnitTransferred(UNIT, new OfficeCode("04002"), DAY),
                new UnitEvent.PaymentCycleChanged(
                        UNIT, PaymentCycle.QUARTERLY, LocalDate.of(2025, 10, 1)),
                new UnitEvent.BudgetFundingChanged(UNIT, true, DAY),
                new UnitEvent.ObligationDeclared(UNIT, DECLARATION, ASSESSMENT),
                new UnitEvent.ObligationAdjusted(UNIT, adjustment(), STATED),
                new UnitEvent.RetroactiveObligationDeclared(UNIT, FINDING, STATED),
                new UnitEvent.ObligationReassessed(
                        UNIT, DECLARATION, ASSESSMENT, STATED, "payment-cycle/2025-10-01"),
                new UnitEvent.PaymentReceived(UNIT, PAYMENT, TEXT),
                new UnitEvent.PaymentAssigned(UNIT, PAYMENT, new UnitCode("TZ0002B")),
                new UnitEvent.PaymentWithdrawn(UNIT, PAYMENT, new UnitCode("TZ0002B")),
                new UnitEvent.PaymentReversed(UNIT, PAYMENT, "returned by bank"),
                new UnitEvent.PaymentAllocated(UNIT, ALLOCATION, CAUSE),
                new UnitEvent.AllocationSuperseded(UNIT, ALLOCATION, CAUSE),
                new UnitEvent.LateChargeAccrued(UNIT, CHARGE, CAUSE),
                new UnitEvent.LateChargeSuperseded(UNIT, CHARGE, CAUSE),
                new UnitEvent.RateAwaited(UNIT, AWAITED, CAUSE),
                new UnitEvent.RateAwaitEnded(UNIT, AWAITED, CAUSE),
                new UnitEvent.MonthClosed(
                        UNIT,
                        MONTH,
                        List.of(new UnitEvent.ClosingFigures(Fund.HI, 5_400_000, 0, 48_600)),
                        7),
                new UnmatchedPaymentEvent.UnmatchedPaymentReceived(PAYMENT, "tien bao hiem"),
                new UnmatchedPaymentEvent.UnmatchedPaymentAssigned(PAYMENT, UNIT),
                new UnmatchedPaymentEvent.UnmatchedPaymentReversed(PAYMENT, "returned by bank"),
                new RuleEvent.ContributionRatePublished(
                        Fund.OAD,
                        Payer.EMPLOYER,
                        new ContributionMonth(2021, 7),
                        new ContributionMonth(2022, 6),
                        Rate.ofPercent("0.5"),
                        Scope.BUDGET_FUNDED,
                        "Decree 58/2020/ND-CP Art 4"),
                new RuleEvent.LateInterestRatePublished(
                        FundGroup.HI,
                        2016,
                        Rate.ofPercent("1.0833"),
                        "Decision 595/QD-BHXH example 12"),
                new RuleEvent.DueDateRulePublished(
                        new ContributionMonth(2025, 7),
                        DueDateRule.END_OF_MONTH_AFTER_CYCLE,
                        "Law 41/2024/QH15"),
                new RuleEvent.MonthlyInterestPublished(
                        LocalDate.of(2010, 1, 1),
                        LocalDate.of(2025, 7, 1),
                        2,
                        2016,
                        "Decision 595/QD-BHXH"),
                new RuleEvent.DailyChargePublished(
                        LocalDate.of(2025, 7, 1),
                        Rate.ofPercent("0.03"),
                        "Law 41/2024/QH15 Arts 40-41"),
                new RuleEvent.AllocationOrderPublished(
                        LocalDate.of(2025, 7, 1),
                        List.of(Fund.HI, Fund.UI, Fund.SM, Fund.OAD, Fund.RS),
                        "Decree 233/2025/ND-CP Art 7.4"),
                new RuleEvent.PolicyPublished(
                        Policy.DUE_DATE_ROLLOVER, DAY, false, "ledger policy"));
    }

    private static Declaration adjustment() {
        return new Declaration(
                new DeclarationReference("D0001-202508-ADJ"),
                MONTH,
                DAY,
                DeclarationKind.ADJUSTMENT,
                1,
                -10_000_000,
                -10_000_000,
                null);
    }
}
