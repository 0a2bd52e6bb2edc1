package org.socai.ledger.unit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.unit.Unit.Registered;
import org.socai.ledger.unit.UnitCommand.ChangeBudgetFunding;
import org.socai.ledger.unit.UnitCommand.ChangePaymentCycle;
import org.socai.ledger.unit.UnitCommand.CorrectUnitDetails;
import org.socai.ledger.unit.UnitCommand.RegisterUnit;
import org.socai.ledger.unit.UnitCommand.TransferUnit;
import org.socai.ledger.unit.UnitEvent.BudgetFundingChanged;
import org.socai.ledger.unit.UnitEvent.PaymentCycleChanged;
import org.socai.ledger.unit.UnitEvent.UnitDetailsCorrected;
import org.socai.ledger.unit.UnitEvent.UnitRegistered;
import org.socai.ledger.unit.UnitEvent.UnitTransferred;
import org.socai.ledger.unit.UnitRejected.Reason;

/** Decides what a unit is: its registration, and what changes of it from a day on. */
final class MasterDataDecisions {
    private final Grounds grounds;

    MasterDataDecisions(Grounds grounds) {
        this.grounds = grounds;
    }

    List<UnitEvent> register(RegisterUnit c, Unit state) {
        grounds.notInFuture("a unit is registered", c.registeredOn());
        var registered =
                new UnitRegistered(
                        c.unit(),
                        c.details(),
                        c.office(),
                        c.cycle(),
                        c.budgetFunded(),
                        c.registeredOn());
        return switch (state) {
            case Unit.Unknown _ -> List.of(registered);
            case Registered r when r.registration().equals(registered) -> List.of();
            case Registered _ ->
                    throw new UnitRejected(
                            Reason.KEY_REUSED,
                            "unit " + c.unit() + " is registered with other master data");
        };
    }

    List<UnitEvent> correctDetails(CorrectUnitDetails c, Registered unit) {
        grounds.notInFuture("master data takes effect", c.effectiveOn());
        if (repeats(unit.details().startingOn(c.effectiveOn()), c.details(), c)) {
            return List.of();
        }
        return List.of(new UnitDetailsCorrected(c.unit(), c.details(), c.effectiveOn()));
    }

    List<UnitEvent> transfer(TransferUnit c, Registered unit) {
        grounds.notInFuture("a unit is transferred", c.effectiveOn());
        if (repeats(unit.office().startingOn(c.effectiveOn()), c.office(), c)) {
            return List.of();
        }
        return List.of(new UnitTransferred(c.unit(), c.office(), c.effectiveOn()));
    }

    List<UnitEvent> changeCycle(ChangePaymentCycle c, Registered unit) {
        grounds.notInFuture("a payment cycle changes", c.effectiveOn());
        if (repeats(unit.cycle().startingOn(c.effectiveOn()), c.cycle(), c)) {
            return List.of();
        }
        CycleChange.check(unit.cycle().with(c.effectiveOn(), c.cycle()));
        var changed = new PaymentCycleChanged(c.unit(), c.cycle(), c.effectiveOn());
        return grounds.consequences()
                .withReassessment(unit, changed, "payment-cycle/" + c.effectiveOn());
    }

    List<UnitEvent> changeBudgetFunding(ChangeBudgetFunding c, Registered unit) {
        grounds.notInFuture("budget funding changes", c.effectiveOn());
        if (repeats(unit.budgetFunded().startingOn(c.effectiveOn()), c.budgetFunded(), c)) {
            return List.of();
        }
        var changed = new BudgetFundingChanged(c.unit(), c.budgetFunded(), c.effectiveOn());
        return grounds.consequences()
                .withReassessment(unit, changed, "budget-funding/" + c.effectiveOn());
    }

    /**
     * Whether the same was recorded for the same day; another value for the same day is refused.
     */
    private static <T> boolean repeats(@Nullable T recorded, T value, UnitCommand command) {
        if (recorded == null) {
            return false;
        }
        if (recorded.equals(value)) {
            return true;
        }
        throw new UnitRejected(
                Reason.KEY_REUSED,
                "unit "
                        + command.unit()
                        + " has another value recorded for the same day: "
                        + recorded);
    }
}
