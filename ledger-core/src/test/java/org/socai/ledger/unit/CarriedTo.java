package org.socai.ledger.unit;

import java.time.LocalDate;
import org.socai.ledger.rules.RuleBook;

/** Carries a unit forward to any evening, however little that saves. */
public final class CarriedTo {
    private CarriedTo() {}

    /** The unit with everything up to the evening of a month's last day summed up, if possible. */
    public static Unit evening(LocalDate evening, Unit unit, RuleBook rules) {
        return unit instanceof Unit.Registered known
                ? CarryingForward.to(evening, known, rules)
                : unit;
    }
}
