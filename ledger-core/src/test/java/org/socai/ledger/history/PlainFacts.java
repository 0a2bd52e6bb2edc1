package org.socai.ledger.history;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.unit.Declaration;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitCommand.AssignPayment;
import org.socai.ledger.unit.UnitCommand.ChangeBudgetFunding;
import org.socai.ledger.unit.UnitCommand.ChangePaymentCycle;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitCommand.ReversePayment;
import org.socai.ledger.unit.UnitCommand.WithdrawPayment;

/**
 * One unit's accepted facts as {@link DayByDay} takes them, with the contribution rates and due
 * dates of the law written out once more, as sums of both shares.
 *
 * @param lateInterest percent a month, by fund group and year, such as {@code HI/2017}
 */
record PlainFacts(
        NavigableMap<LocalDate, PaymentCycle> cycle,
        NavigableMap<LocalDate, Boolean> budgetFunded,
        List<Declaration> declarations,
        List<Payment> payments,
        Map<String, BigDecimal> lateInterest) {

    /** The facts that accepted commands leave behind. */
    static PlainFacts of(
            Collection<? extends UnitCommand> accepted, Map<String, BigDecimal> lateInterest) {
        var cycle = new TreeMap<LocalDate, PaymentCycle>();
        var budgetFunded = new TreeMap<LocalDate, Boolean>();
        var declarations = new ArrayList<Declaration>();
        var payments = new ArrayList<Payment>();
        for (var command : accepted) {
            switch (command) {
                case RegisterUnit c -> {
                    cycle.put(c.registeredOn(), c.cycle());
                    budgetFunded.put(c.registeredOn(), c.budgetFunded());
                }
                case ChangePaymentCycle c -> cycle.put(c.effectiveOn(), c.cycle());
                case ChangeBudgetFunding c -> budgetFunded.put(c.effectiveOn(), c.budgetFunded());
                case DeclareObligation c -> declarations.add(c.declaration());
                case ReceivePayment c -> payments.add(c.payment());
                case AssignPayment c -> payments.add(c.payment());
                case WithdrawPayment c ->
                        payments.removeIf(p -> p.bankReference().equals(c.bankReference()));
                case ReversePayment c ->
                        payments.removeIf(p -> p.bankReference().equals(c.bankReference()));
                case UnitCommand.CorrectUnitDetails _,
                        UnitCommand.TransferUnit _,
                        UnitCommand.CloseMonths _,
                        UnitCommand.PostAnew _ -> {}
            }
        }
        return new PlainFacts(cycle, budgetFunded, declarations, payments, lateInterest);
    }

    LocalDate firstDay() {
        var first = LocalDate.of(2100, 1, 1);
        for (var declaration : declarations) {
            first = declaration.declaredOn().isBefore(first) ? declaration.declaredOn() : first;
        }
        for (var payment : payments) {
            first = payment.valueDate().isBefore(first) ? payment.valueDate() : first;
        }
        return first;
    }

    BigDecimal amount(Declaration declaration, Fund fund) {
        var stated = declaration.stated();
        if (stated != null) {
            return BigDecimal.valueOf(stated.of(fund));
        }
        var wages = fund == Fund.UI ? declaration.uiWageFund() : declaration.wageFund();
        var month = YearMonth.of(declaration.period().year(), declaration.period().month());
        return BigDecimal.valueOf(wages)
                .multiply(new BigDecimal(percent(fund, month)).movePointLeft(2))
                .setScale(0, RoundingMode.HALF_UP);
    }

    boolean lowers(Declaration declaration) {
        for (Fund fund : Fund.values()) {
            if (amount(declaration, fund).signum() < 0) {
                return true;
            }
        }
        return false;
    }

    YearMonth cycleEnd(YearMonth period) {
        int length =
                switch (holdingOn(cycle, period)) {
                    case MONTHLY -> 1;
                    case QUARTERLY -> 3;
                    case SEMI_ANNUAL -> 6;
                };
        var end = period;
        while (end.getMonthValue() % length != 0) {
            end = end.plusMonths(1);
        }
        return end;
    }

    LocalDate due(YearMonth period) {
        boolean newRule = !period.isBefore(YearMonth.of(2025, 7));
        return (newRule ? cycleEnd(period).plusMonths(1) : cycleEnd(period)).atEndOfMonth();
    }

    private String percent(Fund fund, YearMonth month) {
        boolean relieved = !holdingOn(budgetFunded, month);
        return switch (fund) {
            case SM -> "3";
            case RS -> "22";
            case OAD -> {
                if (month.isBefore(YearMonth.of(2017, 6))) {
                    yield "1";
                }
                yield relieved && within(month, YearMonth.of(2021, 7), YearMonth.of(2022, 6))
                        ? "0"
                        : "0.5";
            }
            case UI ->
                    relieved && within(month, YearMonth.of(2021, 10), YearMonth.of(2022, 9))
                            ? "1"
                            : "2";
            case HI -> "4.5";
        };
    }

    private static boolean within(YearMonth month, YearMonth first, YearMonth last) {
        return !month.isBefore(first) && !month.isAfter(last);
    }

    private static <T> T holdingOn(NavigableMap<LocalDate, T> steps, YearMonth month) {
        var step = steps.floorEntry(month.atDay(1));
        return step == null ? steps.firstEntry().getValue() : step.getValue();
    }
}
