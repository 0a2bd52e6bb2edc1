package org.socai.api.bench;

import java.util.List;
import java.util.stream.IntStream;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationKind;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.unit.Declaration;
import org.socai.ledger.unit.Payment;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitEvent;

/**
 * The commands of one repetition: units pay and declare in turn, in the month after the last one,
 * so that none is in arrears because of them. Every contender gets the same, and each caller has
 * units of its own, so that none waits for another.
 *
 * @param run told apart from other repetitions by it
 */
record CommandMix(List<UnitCode> units, ContributionMonth month, String run) {
    private static final long WAGES = 5_500_000;
    private static final long CONTRIBUTION = 1_760_000;

    /** The units of one of so many callers. */
    List<UnitCode> unitsOf(int caller, int callers) {
        return IntStream.range(0, units.size())
                .filter(place -> place % callers == caller)
                .mapToObj(units::get)
                .toList();
    }

    /** The n-th command to a caller's units: all of them pay, then all of them declare as much. */
    UnitCommand command(List<UnitCode> own, int number) {
        var unit = own.get(number % own.size());
        int round = number / own.size();
        var key = run + "-" + round;
        return round % 2 == 0 ? payment(unit, key) : declaration(unit, key);
    }

    private DeclareObligation declaration(UnitCode unit, String key) {
        return new DeclareObligation(
                unit,
                new Declaration(
                        new DeclarationReference("BENCH-" + key),
                        month,
                        month.firstDay().plusDays(9),
                        DeclarationKind.REGULAR,
                        1,
                        WAGES,
                        WAGES,
                        null));
    }

    private ReceivePayment payment(UnitCode unit, String key) {
        var reference = new BankReference("BENCH-%s-%s".formatted(unit, key));
        var payment = new Payment(reference, month.firstDay().plusDays(19), CONTRIBUTION);
        return new ReceivePayment(
                unit, payment, "+BHXH+103+00+%s+04001+dong BHXH+".formatted(unit));
    }

    /** The key under which the fact of such a command is recorded once. */
    static String factKey(UnitCommand command) {
        return switch (command) {
            case DeclareObligation c ->
                    "declaration/" + c.unit() + "/" + c.declaration().reference();
            case ReceivePayment c -> UnitEvent.paymentKey(c.payment().bankReference());
            case UnitCommand.RegisterUnit c -> "unit/" + c.unit();
            case UnitCommand.CorrectUnitDetails _,
                    UnitCommand.TransferUnit _,
                    UnitCommand.ChangePaymentCycle _,
                    UnitCommand.ChangeBudgetFunding _,
                    UnitCommand.AssignPayment _,
                    UnitCommand.WithdrawPayment _,
                    UnitCommand.ReversePayment _,
                    UnitCommand.CloseMonths _,
                    UnitCommand.PostAnew _ ->
                    throw new IllegalArgumentException(command + " is not sent here");
        };
    }
}
