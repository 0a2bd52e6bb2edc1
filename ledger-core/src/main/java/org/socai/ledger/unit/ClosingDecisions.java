package org.socai.ledger.unit;

import java.util.List;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.rules.MissingRule;
import org.socai.ledger.unit.Unit.Registered;
import org.socai.ledger.unit.UnitCommand.CloseMonths;
import org.socai.ledger.unit.UnitEvent.ClosingFigures;
import org.socai.ledger.unit.UnitEvent.MonthClosed;
import org.socai.ledger.unit.UnitRejected.Reason;

/** Decides the closing of months. */
final class ClosingDecisions {
    private final Grounds grounds;

    ClosingDecisions(Grounds grounds) {
        this.grounds = grounds;
    }

    List<UnitEvent> close(CloseMonths c, Registered unit) {
        if (!c.through().lastDay().isBefore(grounds.today())) {
            throw new UnitRejected(
                    Reason.MONTH_NOT_ENDED, "month " + c.through() + " has not ended yet");
        }
        var closed = unit.closedThrough();
        if (closed != null && closed.compareTo(c.through()) >= 0) {
            return List.of();
        }
        UnitBalance balance;
        try {
            var evening = c.through().lastDay();
            var facts = unit.booksFor(grounds.rules(), evening).facts(unit.master());
            balance = UnitBalance.derive(facts, grounds.rules(), evening);
        } catch (MissingRule missing) {
            throw new UnitRejected(
                    Reason.MISSING_RATE,
                    "unit "
                            + c.unit()
                            + " cannot be closed through "
                            + c.through()
                            + ": "
                            + missing.getMessage());
        }
        var figures =
                Fund.ALL.stream()
                        .map(
                                fund ->
                                        new ClosingFigures(
                                                fund,
                                                balance.of(fund).outstanding(),
                                                balance.of(fund).overdue(),
                                                balance.of(fund).charge()))
                        .toList();
        var fact = new MonthClosed(c.unit(), c.through(), figures, balance.unallocated());
        return grounds.consequences().withPostings(unit, fact, fact.factKey());
    }
}
