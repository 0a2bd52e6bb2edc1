package org.socai.ledger.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.socai.ledger.rules.MissingRule;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.unit.Unit.Registered;
import org.socai.ledger.unit.UnitEvent.ObligationReassessed;
import org.socai.ledger.unit.UnitRejected.Reason;

/**
 * What follows from a fact under the law: what declarations come to, and the events that lead from
 * what stands posted to what ought to stand.
 */
final class Consequences {
    private final RuleBook rules;

    Consequences(RuleBook rules) {
        this.rules = rules;
    }

    /**
     * What a declaration comes to.
     *
     * @throws UnitRejected where its period has no rates
     */
    Assessment assess(Declaration declaration, MasterData master) {
        try {
            return Assessment.of(declaration, master.cycle(), master.budgetFunded(), rules);
        } catch (MissingRule missing) {
            throw new UnitRejected(
                    Reason.NO_RATES_FOR_PERIOD,
                    "period " + declaration.period() + ": " + missing.getMessage());
        }
    }

    /** The fact, and what of the postings changes with it. */
    List<UnitEvent> withPostings(Registered unit, UnitEvent fact, String cause) {
        return followedBy(fact, postings((Registered) unit.evolve(fact), cause));
    }

    /** The fact, what declarations now come to, and what of the postings changes with both. */
    List<UnitEvent> withReassessment(Registered unit, UnitEvent fact, String cause) {
        return followedBy(fact, postAnew((Registered) unit.evolve(fact), cause));
    }

    /** What declarations now come to, and what of the postings changes with it. */
    List<UnitEvent> postAnew(Registered unit, String cause) {
        if (!unit.isWhole()) {
            throw new EarlierHistoryNeeded("declarations are assessed anew from the first one on");
        }
        var events = new ArrayList<UnitEvent>();
        Registered state = unit;
        for (var obligation : unit.obligations()) {
            var assessment = assess(obligation.declaration(), unit.master());
            if (!assessment.equals(obligation.assessment())) {
                var reassessed =
                        new ObligationReassessed(
                                unit.unit(),
                                obligation.declaration(),
                                obligation.assessment(),
                                assessment,
                                cause);
                events.add(reassessed);
                state = (Registered) state.evolve(reassessed);
            }
        }
        Adjustments.checkAll(state.obligations());
        events.addAll(postings(state, cause));
        return events;
    }

    private List<UnitEvent> postings(Registered unit, String cause) {
        var books = unit.booksFor(rules);
        var target = Postings.derive(books.facts(unit.master()), rules, unit.closedThrough());
        return Reposting.events(unit.unit(), books.postings(), target, cause);
    }

    private static List<UnitEvent> followedBy(UnitEvent fact, List<UnitEvent> consequences) {
        var events = new ArrayList<UnitEvent>(consequences.size() + 1);
        events.add(Objects.requireNonNull(fact));
        events.addAll(consequences);
        return List.copyOf(events);
    }
}
