package org.socai.ledger.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.socai.ledger.unit.UnitFixture.OTHER_UNIT;
import static org.socai.ledger.unit.UnitFixture.UNIT;
import static org.socai.ledger.unit.UnitFixture.declared;
import static org.socai.ledger.unit.UnitFixture.given;
import static org.socai.ledger.unit.UnitFixture.paid;
import static org.socai.ledger.unit.UnitFixture.payment;
import static org.socai.ledger.unit.UnitFixture.principal;
import static org.socai.ledger.unit.UnitFixture.reversed;
import static org.socai.ledger.unit.UnitFixture.rs;

import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.unit.UnitCommand.AssignPayment;
import org.socai.ledger.unit.UnitCommand.WithdrawPayment;
import org.socai.ledger.unit.UnitEvent.AllocationSuperseded;
import org.socai.ledger.unit.UnitEvent.PaymentAllocated;
import org.socai.ledger.unit.UnitEvent.PaymentAssigned;
import org.socai.ledger.unit.UnitEvent.PaymentWithdrawn;
import org.socai.ledger.unit.UnitRejected.Reason;

class MovingPaymentTest {
    private static final Payment PAYMENT = payment("FT1", "2025-07-15", 100);
    private static final UnitCode THIRD_UNIT = new UnitCode("TZ0003C");
    private final UnitFixture owing = given(declared("1", "2025-07", "2025-07-10", rs(100)));

    @Test
    void an_assigned_payment_counts_from_its_own_value_date() {
        var events = owing.when(new AssignPayment(UNIT, PAYMENT, null));
        assertThat(events).hasSize(2).first().isEqualTo(new PaymentAssigned(UNIT, PAYMENT, null));
        assertThat(UnitFixture.allocations(events))
                .singleElement()
                .satisfies(
                        a -> {
                            assertThat(a.effectiveOn()).isEqualTo("2025-07-15");
                            assertThat(a.lines())
                                    .containsExactly(
                                            principal(Fund.RS, "2025-07", "2025-08-31", 100));
                        });
        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        PaymentAllocated.class,
                        e -> assertThat(e.cause()).isEqualTo("assignment/FT1"));
    }

    @Test
    void assigned_again_records_nothing() {
        assertThat(
                        owing.and(new AssignPayment(UNIT, PAYMENT, null))
                                .when(new AssignPayment(UNIT, PAYMENT, null)))
                .isEmpty();
        assertThat(
                        owing.and(paid("FT1", "2025-07-15", 100))
                                .when(new AssignPayment(UNIT, PAYMENT, OTHER_UNIT)))
                .isEmpty();
    }

    @Test
    void a_reversed_payment_is_not_assigned() {
        var given = owing.and(paid("FT1", "2025-07-15", 100), reversed("FT1"));
        assertThat(given.refused(new AssignPayment(UNIT, PAYMENT, null)))
                .isEqualTo(Reason.PAYMENT_REVERSED);
    }

    @Test
    void a_withdrawn_payment_counts_no_more_and_what_it_paid_is_owed_again() {
        var given = owing.and(paid("FT1", "2025-07-15", 100));
        var events = given.when(new WithdrawPayment(UNIT, PAYMENT.bankReference(), OTHER_UNIT));
        assertThat(events)
                .hasSize(2)
                .first()
                .isEqualTo(new PaymentWithdrawn(UNIT, PAYMENT, OTHER_UNIT));
        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        AllocationSuperseded.class,
                        e -> assertThat(e.cause()).isEqualTo("assignment/FT1"));
        var after = given.and(new WithdrawPayment(UNIT, PAYMENT.bankReference(), OTHER_UNIT));
        assertThat(after.balanceOn("2025-07-15").of(Fund.RS).outstanding()).isEqualTo(100);
        assertThat(after.balanceOn("2025-07-15").unallocated()).isZero();
    }

    @Test
    void withdrawn_again_to_the_same_unit_records_nothing() {
        var withdrawal = new WithdrawPayment(UNIT, PAYMENT.bankReference(), OTHER_UNIT);
        assertThat(owing.and(paid("FT1", "2025-07-15", 100), withdrawal).when(withdrawal))
                .isEmpty();
    }

    @Test
    void a_payment_that_went_to_another_unit_is_not_here_to_be_withdrawn() {
        var given =
                owing.and(
                        paid("FT1", "2025-07-15", 100),
                        new WithdrawPayment(UNIT, PAYMENT.bankReference(), OTHER_UNIT));
        assertThat(given.refused(new WithdrawPayment(UNIT, PAYMENT.bankReference(), THIRD_UNIT)))
                .isEqualTo(Reason.UNKNOWN_PAYMENT);
    }

    @Test
    void a_reversed_payment_is_not_withdrawn() {
        var given = owing.and(paid("FT1", "2025-07-15", 100), reversed("FT1"));
        assertThat(given.refused(new WithdrawPayment(UNIT, PAYMENT.bankReference(), OTHER_UNIT)))
                .isEqualTo(Reason.PAYMENT_REVERSED);
    }

    @Test
    void a_payment_that_never_reached_the_unit_is_unknown() {
        assertThat(owing.refused(new WithdrawPayment(UNIT, PAYMENT.bankReference(), OTHER_UNIT)))
                .isEqualTo(Reason.UNKNOWN_PAYMENT);
    }

    @Test
    void withdrawn_to_the_very_unit_that_has_it_nothing_is_recorded() {
        assertThat(
                        owing.and(paid("FT1", "2025-07-15", 100))
                                .when(new WithdrawPayment(UNIT, PAYMENT.bankReference(), UNIT)))
                .isEmpty();
    }

    @Test
    void a_payment_may_come_back_to_the_unit_it_left() {
        var returned =
                owing.and(
                        paid("FT1", "2025-07-15", 100),
                        new WithdrawPayment(UNIT, PAYMENT.bankReference(), OTHER_UNIT),
                        new AssignPayment(UNIT, PAYMENT, OTHER_UNIT));
        assertThat(returned.balanceOn("2025-07-15").of(Fund.RS).outstanding()).isZero();
        assertThat(returned.unit().payments()).hasSize(1);
    }
}
