package org.socai.ledger.unit;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.unit.Unit.Registered;
import org.socai.ledger.unit.UnitCommand.AssignPayment;
import org.socai.ledger.unit.UnitCommand.ChangeBudgetFunding;
import org.socai.ledger.unit.UnitCommand.ChangePaymentCycle;
import org.socai.ledger.unit.UnitCommand.CloseMonths;
import org.socai.ledger.unit.UnitCommand.CorrectUnitDetails;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitCommand.PostAnew;
import org.socai.ledger.unit.UnitCommand.ReceivePayment;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitCommand.ReversePayment;
import org.socai.ledger.unit.UnitCommand.TransferUnit;
import org.socai.ledger.unit.UnitCommand.WithdrawPayment;
import org.socai.ledger.unit.UnitRejected.Reason;

/**
 * Decides what a command records for one unit.
 *
 * <p>A decision is pure: the state, the rules and today's date come in, events come out. The first
 * event is the fact; those behind it post what follows from it, as if it had come in its time: what
 * was posted wrongly is superseded, what now follows is posted, all naming the fact. An empty list
 * says that the fact is known already, with the same content.
 *
 * <p>On a state that was carried forward the decision is the same as on the whole one, or it says
 * {@link EarlierHistoryNeeded} and is made again on the whole one. Such a state cannot tell whether
 * a reference was used before; whoever decides on it looks up what is booked under the command's
 * {@linkplain UnitCommand#factKey() key} and hands that in, or has the log refuse it.
 */
public final class UnitDecider {
    private UnitDecider() {}

    /**
     * Decides one command on what the state knows by itself.
     *
     * @param today the business day in Asia/Ho_Chi_Minh; facts that lie after it are refused
     * @throws UnitRejected with its reason, when the ledger does not accept the command
     * @throws EarlierHistoryNeeded when only the whole state can tell; a state carried forward
     *     cannot tell whether the key of a fact is taken
     */
    public static List<UnitEvent> decide(
            UnitCommand command, Unit state, RuleBook rules, LocalDate today) {
        if (state instanceof Registered unit && !unit.isWhole() && command.factKey() != null) {
            throw new EarlierHistoryNeeded("whether " + command.factKey() + " is taken");
        }
        return decide(command, state, null, rules, today);
    }

    /**
     * Decides one command on a state and on what is booked under the command's key.
     *
     * @param booked the fact recorded under the command's key, or null when there is none
     * @throws UnitRejected with its reason, when the ledger does not accept the command
     * @throws EarlierHistoryNeeded when only the whole state can tell
     */
    public static List<UnitEvent> decide(
            UnitCommand command,
            Unit state,
            @Nullable LedgerEvent booked,
            RuleBook rules,
            LocalDate today) {
        try {
            return decide(command, state, new Grounds(booked, rules, today));
        } catch (ArithmeticException overflow) {
            throw new UnitRejected(
                    Reason.AMOUNT_OUT_OF_RANGE,
                    "the amounts of unit "
                            + command.unit()
                            + " add up to more than the ledger can hold");
        }
    }

    private static List<UnitEvent> decide(UnitCommand command, Unit state, Grounds grounds) {
        var master = new MasterDataDecisions(grounds);
        var payments = new PaymentDecisions(grounds);
        return switch (command) {
            case RegisterUnit c -> master.register(c, state);
            case CorrectUnitDetails c -> master.correctDetails(c, known(c, state, grounds));
            case TransferUnit c -> master.transfer(c, known(c, state, grounds));
            case ChangePaymentCycle c -> master.changeCycle(c, known(c, state, grounds));
            case ChangeBudgetFunding c -> master.changeBudgetFunding(c, known(c, state, grounds));
            case DeclareObligation c ->
                    new DeclarationDecisions(grounds).declare(c, known(c, state, grounds));
            case ReceivePayment c -> payments.receive(c, known(c, state, grounds));
            case AssignPayment c -> payments.assign(c, known(c, state, grounds));
            case WithdrawPayment c -> payments.withdraw(c, known(c, state, grounds));
            case ReversePayment c -> payments.reverse(c, known(c, state, grounds));
            case CloseMonths c -> new ClosingDecisions(grounds).close(c, known(c, state, grounds));
            case PostAnew c -> grounds.consequences().postAnew(known(c, state, grounds), c.cause());
        };
    }

    private static Registered known(UnitCommand command, Unit state, Grounds grounds) {
        return switch (state) {
            case Unit.Unknown _ ->
                    throw new UnitRejected(
                            Reason.UNKNOWN_UNIT, "unit " + command.unit() + " is not registered");
            case Registered registered -> {
                registered.broughtForward().holdsUnder(grounds.rules());
                yield registered;
            }
        };
    }
}
