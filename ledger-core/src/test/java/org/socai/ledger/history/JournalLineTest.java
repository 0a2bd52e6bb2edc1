package org.socai.ledger.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.rules.ShippedLaw;
import org.socai.ledger.unit.Allocation;
import org.socai.ledger.unit.LateCharge;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.UnitEvent.AllocationSuperseded;
import org.socai.ledger.unit.UnitEvent.LateChargeAccrued;
import org.socai.ledger.unit.UnitEvent.LateChargeSuperseded;
import org.socai.ledger.unit.UnitEvent.PaymentAllocated;
import org.socai.ledger.unit.UnitEvent.PaymentAssigned;
import org.socai.ledger.unit.UnitEvent.PaymentReceived;
import org.socai.ledger.unit.UnitEvent.PaymentReversed;
import org.socai.ledger.unit.UnitEvent.PaymentWithdrawn;
import org.socai.ledger.unmatched.UnmatchedPaymentEvent.UnmatchedPaymentAssigned;
import org.socai.ledger.unmatched.UnmatchedPaymentEvent.UnmatchedPaymentReceived;
import org.socai.ledger.unmatched.UnmatchedPaymentEvent.UnmatchedPaymentReversed;

/**
 * The balanced lines of each kind of money event; {@link HistoryLawsTest} sees to those of
 * declarations.
 */
class JournalLineTest {
    private static final UnitCode UNIT = new UnitCode("TZ0001A");
    private static final LocalDate DAY = LocalDate.of(2025, 9, 30);
    private static final Payment PAYMENT = new Payment(new BankReference("FT1"), DAY, 70);
    private static final LateCharge CHARGE =
            new LateCharge(
                    DAY,
                    LateCharge.Kind.DAILY_CHARGE,
                    "",
                    Fund.HI,
                    100,
                    30,
                    "daily-charge/2025-07-01",
                    9);
    private static final Allocation ALLOCATION =
            new Allocation(
                    DAY,
                    new Allocation.Trigger(Allocation.Moment.PAYMENT, "FT1"),
                    "allocation-order/2025-07-01",
                    List.of(new Allocation.Line(Fund.HI, null, null, 9)));

    @Test
    void money_of_a_unit_comes_in_as_cash_against_unallocated() {
        assertThat(lines(new PaymentReceived(UNIT, PAYMENT, "")))
                .containsExactly("CASH 70", "UNALLOCATED -70");
        assertThat(lines(new PaymentAssigned(UNIT, PAYMENT, null)))
                .containsExactly("CASH 70", "UNALLOCATED -70");
        assertThat(lines(new PaymentWithdrawn(UNIT, PAYMENT, UNIT)))
                .containsExactly("CASH -70", "UNALLOCATED 70");
        assertThat(lines(new PaymentReversed(UNIT, PAYMENT, "returned")))
                .containsExactly("CASH -70", "UNALLOCATED 70");
    }

    @Test
    void money_without_a_unit_is_held_against_unmatched() {
        assertThat(lines(new UnmatchedPaymentReceived(PAYMENT, "")))
                .containsExactly("CASH 70", "UNMATCHED -70");
        assertThat(lines(new UnmatchedPaymentAssigned(PAYMENT, UNIT)))
                .containsExactly("CASH -70", "UNMATCHED 70");
        assertThat(lines(new UnmatchedPaymentReversed(PAYMENT, "returned")))
                .containsExactly("CASH -70", "UNMATCHED 70");
    }

    @Test
    void a_charge_arises_as_receivable_against_income_and_is_paid_from_unallocated_money() {
        assertThat(lines(new LateChargeAccrued(UNIT, CHARGE, "cause")))
                .containsExactly("CHARGE_RECEIVABLE 9", "CHARGE_INCOME -9");
        assertThat(lines(new PaymentAllocated(UNIT, ALLOCATION, "cause")))
                .containsExactly("CHARGE_RECEIVABLE -9", "UNALLOCATED 9");
    }

    @Test
    void a_compensating_event_turns_every_sign_on_the_same_day() {
        assertThat(lines(new LateChargeSuperseded(UNIT, CHARGE, "cause")))
                .containsExactly("CHARGE_RECEIVABLE -9", "CHARGE_INCOME 9");
        assertThat(lines(new AllocationSuperseded(UNIT, ALLOCATION, "cause")))
                .containsExactly("CHARGE_RECEIVABLE 9", "UNALLOCATED -9");
        assertThat(JournalLine.of(new LateChargeSuperseded(UNIT, CHARGE, "cause")))
                .allSatisfy(line -> assertThat(line.effectiveOn()).isEqualTo(DAY));
    }

    @Test
    void publications_move_no_money() {
        assertThat(ShippedLaw.publications())
                .allSatisfy(rule -> assertThat(JournalLine.of(rule)).isEmpty());
    }

    private static List<String> lines(LedgerEvent event) {
        return JournalLine.of(event).stream()
                .map(line -> line.account() + " " + line.amount())
                .toList();
    }
}
