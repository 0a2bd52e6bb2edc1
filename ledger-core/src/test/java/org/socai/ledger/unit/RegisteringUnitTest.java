package org.socai.ledger.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.socai.ledger.unit.UnitFixture.DETAILS;
import static org.socai.ledger.unit.UnitFixture.OFFICE;
import static org.socai.ledger.unit.UnitFixture.TODAY;
import static org.socai.ledger.unit.UnitFixture.UNIT;
import static org.socai.ledger.unit.UnitFixture.closed;
import static org.socai.ledger.unit.UnitFixture.declared;
import static org.socai.ledger.unit.UnitFixture.given;
import static org.socai.ledger.unit.UnitFixture.paid;
import static org.socai.ledger.unit.UnitFixture.registered;
import static org.socai.ledger.unit.UnitFixture.reversed;
import static org.socai.ledger.unit.UnitFixture.rs;
import static org.socai.ledger.unit.UnitFixture.unknownUnit;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitEvent.UnitRegistered;
import org.socai.ledger.unit.UnitRejected.Reason;

class RegisteringUnitTest {
    @Test
    void an_unknown_unit_is_registered_with_its_master_data() {
        assertThat(unknownUnit().when(registered(PaymentCycle.QUARTERLY)))
                .containsExactly(
                        new UnitRegistered(
                                UNIT,
                                DETAILS,
                                OFFICE,
                                PaymentCycle.QUARTERLY,
                                false,
                                LocalDate.of(2014, 1, 1)));
    }

    @Test
    void the_same_registration_again_records_nothing_even_after_master_data_changed() {
        var changed = new UnitCommand.ChangeBudgetFunding(UNIT, true, LocalDate.of(2020, 5, 1));
        assertThat(given(changed).when(registered(PaymentCycle.MONTHLY))).isEmpty();
    }

    @Test
    void a_registration_with_other_master_data_is_refused() {
        assertThat(given().refused(registered(PaymentCycle.QUARTERLY)))
                .isEqualTo(Reason.KEY_REUSED);
    }

    @Test
    void a_registration_of_tomorrow_is_refused_and_one_of_today_is_not() {
        assertThat(unknownUnit().refused(registeredOn(TODAY.plusDays(1))))
                .isEqualTo(Reason.DATE_IN_FUTURE);
        assertThat(unknownUnit().when(registeredOn(TODAY))).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("everythingElse")
    void everything_else_needs_a_unit_that_is_registered(UnitCommand command) {
        assertThat(unknownUnit().refused(command)).isEqualTo(Reason.UNKNOWN_UNIT);
    }

    static UnitCommand[] everythingElse() {
        var day = LocalDate.of(2020, 1, 1);
        var payment = UnitFixture.payment("FT1", "2020-01-01", 1);
        return new UnitCommand[] {
            declared("1", "2020-01", "2020-01-05", rs(1)),
            paid("FT1", "2020-01-01", 1),
            reversed("FT1"),
            closed("2020-01"),
            new UnitCommand.AssignPayment(UNIT, payment, null),
            new UnitCommand.WithdrawPayment(UNIT, payment.bankReference(), UnitFixture.OTHER_UNIT),
            new UnitCommand.CorrectUnitDetails(UNIT, DETAILS, day),
            new UnitCommand.TransferUnit(UNIT, OFFICE, day),
            new UnitCommand.ChangePaymentCycle(UNIT, PaymentCycle.MONTHLY, day),
            new UnitCommand.ChangeBudgetFunding(UNIT, true, day),
            new UnitCommand.PostAnew(UNIT, "rules")
        };
    }

    @Test
    void a_history_that_does_not_begin_with_the_registration_is_no_history() {
        var closing = given().when(closed("2020-01")).getFirst();
        assertThatThrownBy(() -> Unit.unknown().evolve(closing))
                .isInstanceOf(IllegalStateException.class);
        var registration = unknownUnit().when(registered(PaymentCycle.MONTHLY)).getFirst();
        assertThatThrownBy(() -> given().unit().evolve(registration))
                .isInstanceOf(IllegalStateException.class);
    }

    private static RegisterUnit registeredOn(LocalDate day) {
        return new RegisterUnit(UNIT, DETAILS, OFFICE, PaymentCycle.MONTHLY, false, day);
    }
}
