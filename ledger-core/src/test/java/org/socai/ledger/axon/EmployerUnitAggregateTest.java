package org.socai.ledger.axon;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.FundAmounts;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.contribution.UnitType;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.rules.ShippedLaw;
import org.socai.ledger.unit.Allocation;
import org.socai.ledger.unit.Assessment;
import org.socai.ledger.unit.Declaration;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitCommand.ReversePayment;
import org.socai.ledger.unit.UnitCommand.TransferUnit;
import org.socai.ledger.unit.UnitDetails;
import org.socai.ledger.unit.UnitEvent.AllocationSuperseded;
import org.socai.ledger.unit.UnitEvent.ObligationDeclared;
import org.socai.ledger.unit.UnitEvent.PaymentAllocated;
import org.socai.ledger.unit.UnitEvent.PaymentReceived;
import org.socai.ledger.unit.UnitEvent.PaymentReversed;
import org.socai.ledger.unit.UnitEvent.UnitRegistered;
import org.socai.ledger.unit.UnitEvent.UnitTransferred;
import org.socai.ledger.unit.UnitRejected;

/**
 * The shell: commands reach the decider, refusals come back, and the state changes by events alone.
 */
class EmployerUnitAggregateTest {
    private static final UnitCode UNIT = new UnitCode("TZ0001A");
    private static final LocalDate REGISTERED = LocalDate.of(2025, 1, 1);
    private static final LocalDate PAID = LocalDate.of(2025, 8, 20);
    private static final UnitDetails DETAILS =
            new UnitDetails("Hợp tác xã Nông nghiệp Đông Sơn", null, UnitType.COOPERATIVE);
    private static final RegisterUnit REGISTER =
            new RegisterUnit(
                    UNIT,
                    DETAILS,
                    new OfficeCode("03801"),
                    PaymentCycle.MONTHLY,
                    false,
                    REGISTERED);
    private static final UnitRegistered IS_REGISTERED =
            new UnitRegistered(
                    UNIT,
                    DETAILS,
                    new OfficeCode("03801"),
                    PaymentCycle.MONTHLY,
                    false,
                    REGISTERED);
    private static final ContributionMonth JULY = new ContributionMonth(2025, 7);
    private static final FundAmounts AMOUNTS = new FundAmounts(0, 0, 0, 0, 100);
    private static final Declaration DECLARATION =
            new Declaration(
                    new DeclarationReference("D1"),
                    JULY,
                    LocalDate.of(2025, 7, 20),
                    DeclarationKind.REGULAR,
                    1,
                    0,
                    0,
                    AMOUNTS);
    private static final ObligationDeclared IS_DECLARED =
            new ObligationDeclared(
                    UNIT,
                    DECLARATION,
                    new Assessment(AMOUNTS, LocalDate.of(2025, 8, 31), JULY, List.of()));
    private static final Payment PAYMENT = new Payment(new BankReference("FT1"), PAID, 100);
    private static final PaymentReceived IS_PAID = new PaymentReceived(UNIT, PAYMENT, "text");
    private static final Allocation ALLOCATION =
            new Allocation(
                    PAID,
                    new Allocation.Trigger(Allocation.Moment.PAYMENT, "FT1"),
                    "allocation-order/2025-07-01",
                    List.of(new Allocation.Line(Fund.HI, JULY, LocalDate.of(2025, 8, 31), 100)));
    private static final PaymentAllocated IS_ALLOCATED =
            new PaymentAllocated(UNIT, ALLOCATION, "payment/FT1");

    private FixtureConfiguration<EmployerUnitAggregate> fixture =
            new AggregateTestFixture<>(EmployerUnitAggregate.class);

    /** The law as shipped, on the day of these tests. */
    private record Shipped(RuleBook rules, LocalDate today) implements DecisionGrounds {}

    @BeforeEach
    void the_shell_gets_its_grounds() {
        fixture = new AggregateTestFixture<>(EmployerUnitAggregate.class);
        var law = RuleBook.empty().with(ShippedLaw.publications());
        fixture.registerInjectableResource(new Shipped(law, LocalDate.of(2026, 11, 22)));
        fixture.registerCommandTargetResolver(AxonLedger.target());
    }

    @Test
    void the_first_command_of_a_unit_creates_its_stream() {
        fixture.givenNoPriorActivity().when(REGISTER).expectEvents(IS_REGISTERED);
    }

    @Test
    void the_same_registration_again_records_nothing() {
        fixture.given(IS_REGISTERED).when(REGISTER).expectNoEvents();
    }

    @Test
    void a_command_to_an_unknown_unit_is_refused_by_the_decider() {
        fixture.givenNoPriorActivity()
                .when(new TransferUnit(UNIT, new OfficeCode("03802"), REGISTERED))
                .expectNoEvents()
                .expectException(UnitRejected.class)
                .expectExceptionMessage("unit TZ0001A is not registered");
    }

    @Test
    void a_change_of_office_reaches_the_decider() {
        fixture.given(IS_REGISTERED)
                .when(new TransferUnit(UNIT, new OfficeCode("03802"), PAID))
                .expectEvents(new UnitTransferred(UNIT, new OfficeCode("03802"), PAID));
    }

    @Test
    void a_declaration_reaches_the_decider() {
        fixture.given(IS_REGISTERED)
                .when(new DeclareObligation(UNIT, DECLARATION))
                .expectEvents(IS_DECLARED);
    }

    @Test
    void a_payment_is_recorded_together_with_its_allocation() {
        fixture.given(IS_REGISTERED, IS_DECLARED)
                .when(new ReceivePayment(UNIT, PAYMENT, "text"))
                .expectEvents(IS_PAID, IS_ALLOCATED);
    }

    @Test
    void a_reversal_supersedes_the_allocation_in_the_same_step() {
        fixture.given(IS_REGISTERED, IS_DECLARED, IS_PAID, IS_ALLOCATED)
                .when(new ReversePayment(UNIT, new BankReference("FT1"), "returned"))
                .expectEvents(
                        new PaymentReversed(UNIT, PAYMENT, "returned"),
                        new AllocationSuperseded(UNIT, ALLOCATION, "reversal/FT1"));
    }

    @Test
    void a_reversal_of_an_unknown_payment_is_refused() {
        fixture.given(IS_REGISTERED)
                .when(new ReversePayment(UNIT, new BankReference("FT9"), "returned"))
                .expectNoEvents()
                .expectException(UnitRejected.class);
    }
}
