package org.socai.ledger.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.socai.ledger.unit.UnitFixture.OTHER_UNIT;
import static org.socai.ledger.unit.UnitFixture.UNIT;
import static org.socai.ledger.unit.UnitFixture.declared;
import static org.socai.ledger.unit.UnitFixture.given;
import static org.socai.ledger.unit.UnitFixture.paid;
import static org.socai.ledger.unit.UnitFixture.reversed;
import static org.socai.ledger.unit.UnitFixture.rs;

import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.unit.UnitCommand.WithdrawPayment;
import org.socai.ledger.unit.UnitEvent.AllocationSuperseded;
import org.socai.ledger.unit.UnitEvent.LateChargeSuperseded;
import org.socai.ledger.unit.UnitEvent.PaymentReversed;
import org.socai.ledger.unit.UnitRejected.Reason;

class ReversingPaymentTest {
    private final UnitFixture paid =
            given(
                    declared("1", "2025-07", "2025-07-10", rs(100_000_000)),
                    paid("FT1", "2025-09-30", 200_000_000));

    @Test
    void the_payment_counts_as_never_made() {
        var events = paid.when(reversed("FT1"));
        assertThat(events)
                .hasExactlyElementsOfTypes(
                        PaymentReversed.class,
                        AllocationSuperseded.class,
                        LateChargeSuperseded.class);
        var after = paid.and(reversed("FT1"));
        // 1 to 30 September are 30 days × 100,000,000 × 0.03 % = 900,000, as if nothing had been
        // paid on the 30th.
        assertThat(after.balanceOn("2025-09-30").of(Fund.RS))
                .isEqualTo(new UnitBalance.FundBalance(100_000_000, 100_000_000, 900_000));
        assertThat(after.balanceOn("2025-09-30").unallocated()).isZero();
    }

    @Test
    void everything_superseded_names_the_reversal() {
        assertThat(paid.when(reversed("FT1")))
                .satisfies(
                        events -> {
                            assertThat(((AllocationSuperseded) events.get(1)).cause())
                                    .isEqualTo("reversal/FT1");
                            assertThat(((LateChargeSuperseded) events.get(2)).cause())
                                    .isEqualTo("reversal/FT1");
                        });
    }

    @Test
    void a_second_reversal_records_nothing_whatever_reason_it_gives() {
        var again =
                new UnitCommand.ReversePayment(UNIT, new BankReference("FT1"), "another reason");
        assertThat(paid.and(reversed("FT1")).when(again)).isEmpty();
    }

    @Test
    void a_payment_that_never_reached_the_unit_or_has_left_it_is_unknown() {
        assertThat(paid.refused(reversed("FT2"))).isEqualTo(Reason.UNKNOWN_PAYMENT);
        var moved = paid.and(new WithdrawPayment(UNIT, new BankReference("FT1"), OTHER_UNIT));
        assertThat(moved.refused(reversed("FT1"))).isEqualTo(Reason.UNKNOWN_PAYMENT);
    }
}
