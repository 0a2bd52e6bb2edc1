package org.socai.ledger.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
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
import org.socai.ledger.unit.Declaration;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.UnitBalance.FundBalance;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitDetails;

/** What was known when. */
class UnitHistoryTest {
    private static final UnitCode UNIT = new UnitCode("TZ0001A");
    private final PaperLedger ledger = new PaperLedger(LocalDate.of(2026, 11, 22));

    @Test
    void before_its_registration_a_unit_is_unknown_and_after_it_owes_nothing() {
        long before = ledger.position();
        register();
        var day = LocalDate.of(2025, 1, 1);
        assertThat(ledger.history(UNIT).balance(day, before, ledger.rulesAt(before))).isNull();
        var balance = ledger.balance(UNIT, day);
        assertThat(balance.funds()).hasSize(Fund.COUNT);
        assertThat(balance.totals()).isEqualTo(new FundBalance(0, 0, 0));
    }

    @Test
    void
            a_payment_known_late_changes_later_answers_about_an_earlier_day_and_not_those_given_before() {
        register();
        declare(1_000_000);
        long before = ledger.position();
        ledger.send(
                new ReceivePayment(
                        UNIT,
                        new Payment(new BankReference("FT1"), LocalDate.of(2025, 8, 31), 400_000),
                        ""));
        var day = LocalDate.of(2025, 9, 10);
        // 10 days × 0.03 % of 1,000,000 as known before, of 600,000 as known since.
        assertThat(ledger.balance(UNIT, day, before).of(Fund.RS))
                .isEqualTo(new FundBalance(1_000_000, 1_000_000, 3_000));
        assertThat(ledger.balance(UNIT, day).of(Fund.RS))
                .isEqualTo(new FundBalance(600_000, 600_000, 1_800));
    }

    @Test
    void what_follows_from_a_fact_is_known_with_the_fact() {
        register();
        declare(1_000_000);
        ledger.send(
                new ReceivePayment(
                        UNIT,
                        new Payment(new BankReference("FT1"), LocalDate.of(2025, 8, 31), 400_000),
                        ""));
        long fact = ledger.position() - 1;
        assertThat(ledger.history(UNIT).events().getLast().causedBy()).isEqualTo(fact);
        var lines = ledger.history(UNIT).lines(LocalDate.of(2025, 9, 10), fact);
        assertThat(PostedBalance.of(lines, LocalDate.of(2025, 9, 10)).unallocated()).isZero();
        assertThat(ledger.history(UNIT).lines(LocalDate.of(2025, 9, 10), fact - 1)).hasSize(2);
    }

    @Test
    void a_rate_replaced_changes_answers_from_then_on_and_not_those_as_known_before() {
        ledger.publish(List.of(RandomHistory.published("SI/2020", BigDecimal.ONE, "first notice")));
        register();
        ledger.send(new DeclareObligation(UNIT, declaration("2020-01", "2020-01-10", 1_000)));
        long before = ledger.position();
        ledger.publish(
                List.of(RandomHistory.published("SI/2020", BigDecimal.TWO, "second notice")));
        var day = LocalDate.of(2020, 3, 31);
        assertThat(ledger.balance(UNIT, day, before).of(Fund.RS).charge()).isEqualTo(10);
        assertThat(ledger.balance(UNIT, day).of(Fund.RS).charge()).isEqualTo(20);
        assertThat(ledger.balance(UNIT, day, before).of(Fund.RS).charge()).isEqualTo(10);
    }

    private void register() {
        ledger.send(
                new RegisterUnit(
                        UNIT,
                        new UnitDetails("Công ty TNHH Ví Dụ", null, UnitType.NON_STATE_ENTERPRISE),
                        new OfficeCode("04001"),
                        PaymentCycle.MONTHLY,
                        false,
                        LocalDate.of(2014, 1, 1)));
    }

    private void declare(long amount) {
        ledger.send(new DeclareObligation(UNIT, declaration("2025-07", "2025-07-10", amount)));
    }

    private static Declaration declaration(String period, String declaredOn, long amount) {
        return new Declaration(
                new DeclarationReference("1"),
                ContributionMonth.parse(period),
                LocalDate.parse(declaredOn),
                DeclarationKind.REGULAR,
                1,
                0,
                0,
                FundAmounts.of(fund -> fund == Fund.RS ? amount : 0));
    }
}
