package org.socai.ledger.unmatched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.UnitRejected;
import org.socai.ledger.unit.UnitRejected.Reason;
import org.socai.ledger.unmatched.UnmatchedPaymentEvent.UnmatchedPaymentAssigned;
import org.socai.ledger.unmatched.UnmatchedPaymentEvent.UnmatchedPaymentReceived;
import org.socai.ledger.unmatched.UnmatchedPaymentEvent.UnmatchedPaymentReversed;

class UnmatchedPaymentTest {
    private static final BankReference REFERENCE = new BankReference("FT1");
    private static final Payment CREDIT = new Payment(REFERENCE, LocalDate.of(2025, 7, 15), 70);
    private static final UnitCode UNIT = new UnitCode("TZ0001A");
    private static final UnitCode OTHER_UNIT = new UnitCode("TZ0002B");

    private final UnmatchedPayment unknown = UnmatchedPayment.unknown();
    private final UnmatchedPayment held = after(unknown.receive(CREDIT, "for whom?"));
    private final UnmatchedPayment assigned =
            held.evolve(new UnmatchedPaymentAssigned(CREDIT, UNIT));
    private final UnmatchedPayment reversed =
            held.evolve(new UnmatchedPaymentReversed(CREDIT, "returned"));

    @Test
    void a_credit_without_a_unit_is_kept_under_the_key_of_its_bank_reference() {
        assertThat(unknown.receive(CREDIT, "for whom?"))
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event)
                                    .isEqualTo(new UnmatchedPaymentReceived(CREDIT, "for whom?"));
                            assertThat(event.factKey()).isEqualTo("payment/FT1");
                            assertThat(event.stream()).hasToString("payment:FT1");
                            assertThat(event.effectiveOn()).isEqualTo("2025-07-15");
                        });
        assertThat(held.held()).isTrue();
        assertThat(unknown.held()).isFalse();
    }

    @Test
    void the_same_credit_again_records_nothing_whatever_became_of_it() {
        assertThat(held.receive(CREDIT, "for whom?")).isEmpty();
        assertThat(assigned.receive(CREDIT, "for whom?")).isEmpty();
        assertThat(reversed.receive(CREDIT, "for whom?")).isEmpty();
    }

    @Test
    void other_content_under_the_same_reference_is_refused() {
        var other = new Payment(REFERENCE, LocalDate.of(2025, 7, 15), 71);
        assertThat(refused(() -> held.receive(other, "for whom?"))).isEqualTo(Reason.KEY_REUSED);
    }

    @Test
    void it_is_assigned_to_a_unit_once() {
        assertThat(held.assign(REFERENCE, UNIT))
                .containsExactly(new UnmatchedPaymentAssigned(CREDIT, UNIT));
        assertThat(assigned.held()).isFalse();
        assertThat(assigned.assign(REFERENCE, UNIT)).isEmpty();
        assertThat(refused(() -> assigned.assign(REFERENCE, OTHER_UNIT)))
                .isEqualTo(Reason.UNKNOWN_PAYMENT);
        assertThat(refused(() -> reversed.assign(REFERENCE, UNIT)))
                .isEqualTo(Reason.PAYMENT_REVERSED);
        assertThat(refused(() -> unknown.assign(REFERENCE, UNIT)))
                .isEqualTo(Reason.UNKNOWN_PAYMENT);
    }

    @Test
    void it_is_taken_back_while_it_is_held() {
        assertThat(held.reverse(REFERENCE, "returned"))
                .containsExactly(new UnmatchedPaymentReversed(CREDIT, "returned"));
        assertThat(reversed.held()).isFalse();
        assertThat(reversed.reverse(REFERENCE, "another reason")).isEmpty();
        assertThat(refused(() -> assigned.reverse(REFERENCE, "returned")))
                .isEqualTo(Reason.UNKNOWN_PAYMENT);
        assertThat(refused(() -> unknown.reverse(REFERENCE, "returned")))
                .isEqualTo(Reason.UNKNOWN_PAYMENT);
    }

    @Test
    void what_cannot_have_happened_throws() {
        var received = new UnmatchedPaymentReceived(CREDIT, "for whom?");
        assertThatThrownBy(() -> held.evolve(received)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> unknown.evolve(new UnmatchedPaymentAssigned(CREDIT, UNIT)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> reversed.evolve(new UnmatchedPaymentAssigned(CREDIT, UNIT)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> assigned.evolve(new UnmatchedPaymentReversed(CREDIT, "returned")))
                .isInstanceOf(IllegalStateException.class);
    }

    private static UnmatchedPayment after(List<UnmatchedPaymentEvent> events) {
        return UnmatchedPayment.replay(events);
    }

    private static Reason refused(ThrowingCallable decision) {
        return Assertions.catchThrowableOfType(UnitRejected.class, decision).reason();
    }
}
