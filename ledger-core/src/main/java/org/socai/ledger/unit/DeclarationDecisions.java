package org.socai.ledger.unit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.unit.Unit.Registered;
import org.socai.ledger.unit.UnitCommand.DeclareObligation;
import org.socai.ledger.unit.UnitEvent.ObligationAdjusted;
import org.socai.ledger.unit.UnitEvent.ObligationDeclared;
import org.socai.ledger.unit.UnitEvent.RetroactiveObligationDeclared;
import org.socai.ledger.unit.UnitRejected.Reason;

/** Decides what a unit declares. */
final class DeclarationDecisions {
    private final Grounds grounds;

    DeclarationDecisions(Grounds grounds) {
        this.grounds = grounds;
    }

    List<UnitEvent> declare(DeclareObligation c, Registered unit) {
        var declaration = c.declaration();
        grounds.notInFuture("a declaration is made", declaration.declaredOn());
        var known = declared(c, unit);
        if (known != null) {
            if (known.equals(declaration)) {
                return List.of();
            }
            throw new UnitRejected(
                    Reason.KEY_REUSED,
                    "declaration "
                            + declaration.reference()
                            + " of unit "
                            + c.unit()
                            + " is booked with other content");
        }
        unit.broughtForward().needsNothingOf(declaration.declaredOn());
        var obligation =
                new Obligation(
                        declaration, grounds.consequences().assess(declaration, unit.master()));
        Adjustments.check(unit.broughtForward(), unit.obligations(), obligation);
        var fact = declared(c, obligation.assessment());
        return grounds.consequences().withPostings(unit, fact, fact.factKey());
    }

    /** What is booked under the reference of a declaration, or null. */
    private @Nullable Declaration declared(DeclareObligation c, Registered unit) {
        var declaration = c.declaration();
        var known =
                unit.books()
                        .obligation(
                                declaration.reference(),
                                grounds.searchedFrom(declaration.declaredOn(), unit));
        if (known != null) {
            return known.declaration();
        }
        return grounds.booked() instanceof UnitEvent.Declared e && e.unit().equals(c.unit())
                ? e.declaration()
                : null;
    }

    private static UnitEvent.Declared declared(DeclareObligation c, Assessment assessment) {
        var declaration = c.declaration();
        return switch (declaration.kind()) {
            case REGULAR -> new ObligationDeclared(c.unit(), declaration, assessment);
            case RETROACTIVE ->
                    new RetroactiveObligationDeclared(c.unit(), declaration, assessment);
            case ADJUSTMENT -> new ObligationAdjusted(c.unit(), declaration, assessment);
        };
    }
}
