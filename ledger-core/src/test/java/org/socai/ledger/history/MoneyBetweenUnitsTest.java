package org.socai.ledger.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitCommand.AssignPayment;
import org.socai.ledger.unit.UnitCommand.CloseMonths;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.WithdrawPayment;
import org.socai.ledger.unit.UnitRejected;

/**
 * Payments moved to and fro between two units: no dong is lost, and each unit has what its own
 * facts give.
 */
class MoneyBetweenUnitsTest {
    private static final LocalDate TODAY = LocalDate.of(2030, 1, 1);
    private static final UnitCode LEFT = new UnitCode("TZ0001A");
    private static final UnitCode RIGHT = new UnitCode("TZ0002B");

    @Test
    void a_payment_moved_counts_for_one_unit_alone_and_the_cash_of_both_stays_the_same() {
        Seeds.each(
                200,
                seed -> {
                    var history = new RandomHistory(seed);
                    var ledger = new PaperLedger(TODAY);
                    var rates = history.lateInterest(false);
                    rates.forEach(
                            (k, percent) ->
                                    ledger.publish(
                                            List.of(
                                                    RandomHistory.published(
                                                            k, percent, "notice"))));
                    var accepted = new HashMap<UnitCode, List<UnitCommand>>();
                    for (var unit : List.of(LEFT, RIGHT)) {
                        send(ledger, history.registration(unit), accepted);
                    }
                    var owners = new HashMap<Payment, UnitCode>();
                    for (var command : history.facts()) {
                        tell(history, ledger, command, owners, accepted);
                        if (!owners.isEmpty() && history.random().nextBoolean()) {
                            move(
                                    ledger,
                                    history.pick(List.copyOf(owners.keySet())),
                                    owners,
                                    accepted);
                        }
                        long received = owners.keySet().stream().mapToLong(Payment::amount).sum();
                        assertThat(cash(ledger)).isEqualTo(received);
                    }
                    compare(history, ledger, Map.copyOf(accepted), rates);
                });
    }

    private static void tell(
            RandomHistory history,
            PaperLedger ledger,
            UnitCommand command,
            Map<Payment, UnitCode> owners,
            Map<UnitCode, List<UnitCommand>> accepted) {
        var unit = history.pick(List.of(LEFT, RIGHT));
        if (command instanceof DeclareObligation c) {
            send(ledger, new DeclareObligation(unit, c.declaration()), accepted);
        } else if (command instanceof ReceivePayment c) {
            send(ledger, new ReceivePayment(unit, c.payment(), ""), accepted);
            owners.put(c.payment(), unit);
        }
        if (history.random().nextInt(4) == 0) {
            var month = history.pick(history.questions(3));
            send(ledger, new CloseMonths(unit, ContributionMonth.of(month)), accepted);
        }
    }

    private static void move(
            PaperLedger ledger,
            Payment payment,
            Map<Payment, UnitCode> owners,
            Map<UnitCode, List<UnitCommand>> accepted) {
        var from = owners.get(payment);
        var to = from.equals(LEFT) ? RIGHT : LEFT;
        send(ledger, new WithdrawPayment(from, payment.bankReference(), to), accepted);
        send(ledger, new AssignPayment(to, payment, from), accepted);
        owners.put(payment, to);
    }

    private static void send(
            PaperLedger ledger, UnitCommand command, Map<UnitCode, List<UnitCommand>> accepted) {
        try {
            ledger.send(command);
            accepted.computeIfAbsent(command.unit(), _ -> new ArrayList<>()).add(command);
        } catch (UnitRejected adjustmentOfTheOtherUnit) {
            assertThat(command).isInstanceOf(DeclareObligation.class);
        }
    }

    private static void compare(
            RandomHistory history,
            PaperLedger ledger,
            Map<UnitCode, List<UnitCommand>> accepted,
            Map<String, BigDecimal> rates) {
        var days = history.questions(4);
        accepted.forEach(
                (unit, commands) -> {
                    var expected = DayByDay.balances(PlainFacts.of(commands, rates), days);
                    for (int i = 0; i < days.size(); i++) {
                        var day = days.get(i);
                        assertThat(ledger.balance(unit, day)).isEqualTo(expected.get(i));
                        var posted =
                                PostedBalance.of(
                                        ledger.history(unit).lines(day, ledger.position()), day);
                        assertThat(posted.unallocated()).isEqualTo(expected.get(i).unallocated());
                        assertThat(posted.totals().outstanding())
                                .isEqualTo(expected.get(i).totals().outstanding());
                    }
                });
    }

    private static long cash(PaperLedger ledger) {
        return ledger.units().stream()
                .flatMap(unit -> ledger.history(unit).lines(TODAY, ledger.position()).stream())
                .filter(line -> line.account() == Account.CASH)
                .mapToLong(JournalLine::amount)
                .sum();
    }
}
