package org.socai.ledger.unit;

import java.time.LocalDate;
import java.util.Comparator;
import org.socai.ledger.contribution.DeclarationReference;

/** A declaration together with what it was assessed at. */
public record Obligation(Declaration declaration, Assessment assessment) {
    /**
     * The order in which the declarations of a unit are taken: by day, those without a negative
     * amount before the others, then by reference in Unicode code point order.
     */
    static final Comparator<Obligation> DAY_ORDER =
            Comparator.comparing(Obligation::declaredOn)
                    .thenComparing(Obligation::lowers)
                    .thenComparing(o -> o.reference().value(), CodePoints.ORDER);

    DeclarationReference reference() {
        return declaration.reference();
    }

    LocalDate declaredOn() {
        return declaration.declaredOn();
    }

    /** Whether any of the five amounts is below zero. */
    boolean lowers() {
        return assessment.amounts().hasNegative();
    }
}
