package org.socai.ledger.unit;

import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.unit.UnitEvent.BudgetFundingChanged;
import org.socai.ledger.unit.UnitEvent.PaymentCycleChanged;
import org.socai.ledger.unit.UnitEvent.UnitDetailsCorrected;
import org.socai.ledger.unit.UnitEvent.UnitRegistered;
import org.socai.ledger.unit.UnitEvent.UnitTransferred;

/** What a unit is and was, each part with the days from which it held. Immutable. */
public record MasterData(
        Timeline<UnitDetails> details,
        Timeline<OfficeCode> office,
        Timeline<PaymentCycle> cycle,
        Timeline<Boolean> budgetFunded) {
    static MasterData of(UnitRegistered e) {
        return new MasterData(
                Timeline.startingWith(e.effectiveOn(), e.details()),
                Timeline.startingWith(e.effectiveOn(), e.office()),
                Timeline.startingWith(e.effectiveOn(), e.cycle()),
                Timeline.startingWith(e.effectiveOn(), e.budgetFunded()));
    }

    MasterData with(UnitDetailsCorrected e) {
        return new MasterData(
                details.with(e.effectiveOn(), e.details()), office, cycle, budgetFunded);
    }

    MasterData with(UnitTransferred e) {
        return new MasterData(
                details, office.with(e.effectiveOn(), e.office()), cycle, budgetFunded);
    }

    MasterData with(PaymentCycleChanged e) {
        return new MasterData(
                details, office, cycle.with(e.effectiveOn(), e.cycle()), budgetFunded);
    }

    MasterData with(BudgetFundingChanged e) {
        return new MasterData(
                details, office, cycle, budgetFunded.with(e.effectiveOn(), e.budgetFunded()));
    }
}
