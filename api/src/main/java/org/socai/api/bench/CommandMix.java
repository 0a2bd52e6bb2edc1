package org.socai.api.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
 * The commands of one repetition: day after day units declare, and then pay as much, so that none
 * is in arrears because of them, and hardly anything is back-dated. Every contender gets the same,
 * and each caller has units of its own, so that none waits for another.
 *
 * @param from the first day; later repetitions have later days
 * @param run told apart from other repetitions by it
 */
record CommandMix(List<UnitCode> units, LocalDate from, String run) {
    private static final int DAYS = 30;
    private static final long WAGES = 5_500_000;
    private static final long CONTRIBUTION = 1_760_000;

    /**
     * @param month the month after the last one declared
     * @param turn which repetition this is, from 0 on
     */
    CommandMix(List<UnitCode> units, ContributionMonth month, int turn, String run) {
        this(units, month.firstDay().plusDays((long) turn * DAYS), run + turn);
    }

    /** The units of one of so many callers. */
    List<UnitCode> unitsOf(int caller, int callers) {
        return IntStream.range(0, units.size())
                .filter(place -> place % callers == caller)
                .mapToObj(units::get)
                .toList();
    }

    /** The n-th command to a caller's units; null when the days are over or there are no units. */
    @Nullable UnitCommand command(List<UnitCode> own, int number) {
        if (number >= 2 * DAYS * own.size()) {
            return null;
        }
        var unit = own.get(number % own.size());
        int round = number / own.size();
        var day = from.plusDays(round / 2);
        return round % 2 == 0 ? declaration(unit, day) : payment(unit, day);
    }

    private DeclareObligation declaration(UnitCode unit, LocalDate day) {
        return new DeclareObligation(
                unit,
                new Declaration(
                        new DeclarationReference("BENCH-%s-%s".formatted(run, day)),
                        ContributionMonth.of(day),
                        day,
                        DeclarationKind.REGULAR,
                        1,
                        WAGES,
                        WAGES,
                        null));
    }

    private ReceivePayment payment(UnitCode unit, LocalDate day) {
        var reference = new BankReference("BENCH-%s-%s-%s".formatted(unit, run, day));
        var payment = new Payment(reference, day, CONTRIBUTION);
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
