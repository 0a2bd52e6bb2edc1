package org.socai.ledger.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.socai.ledger.rules.RuleBook;

/** Sums a unit up to any evening, however little that saves. */
public final class CarriedTo {
    private CarriedTo() {}

    /** The unit with everything up to the evening of a month's last day summed up, if possible. */
    public static Unit evening(LocalDate evening, Unit unit, RuleBook rules) {
        return unit instanceof Unit.Registered known
                ? CarryingForward.to(evening, known, rules)
                : unit;
    }

    /**
     * The unit with recent books since the evening of any day, if possible, made from the recent
     * ones it has. They must be what is made from all books at once.
     */
    public static Unit recently(LocalDate evening, Unit unit, RuleBook rules) {
        if (!(unit instanceof Unit.Registered known)) {
            return unit;
        }
        var from = known.booksFor(rules);
        var next = SummingUp.of(from, evening, known, rules);
        if (next == null) {
            return unit;
        }
        var anew = SummingUp.of(known.books(), evening, known, rules);
        if (anew == null) {
            var facts = known.facts();
            assertThat(facts.obligations()).noneMatch(o -> !o.declaredOn().isAfter(evening));
            assertThat(facts.payments()).noneMatch(p -> !p.valueDate().isAfter(evening));
        } else {
            assertThat(next).isEqualTo(anew);
        }
        return known.withRecent(next);
    }

    /** Whether the unit has recent books. */
    public static boolean isRecent(Unit unit) {
        return unit instanceof Unit.Registered known && known.recent() != null;
    }
}
