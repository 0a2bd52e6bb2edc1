package org.socai.ledger.history;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.unit.Unit;
import org.socai.ledger.unit.UnitBalance;
import org.socai.ledger.unit.UnitEvent;

/**
 * One unit's events in the order in which they became known, and the figures that follow from its
 * facts.
 *
 * @param events in order of position
 */
public record UnitHistory(List<Recorded<UnitEvent>> events) {
    public UnitHistory {
        events = List.copyOf(events);
    }

    /**
     * What the unit owes at the end of {@code effectiveOn}, from the facts known at {@code
     * position} and the law known then; null where the unit was not known yet. The same question
     * has the same answer for ever.
     *
     * @param rules the rule book as known at {@code position}
     * @throws org.socai.ledger.rules.MissingRule where a rate that the derivation needs was not
     *     known
     */
    public @Nullable UnitBalance balance(LocalDate effectiveOn, long position, RuleBook rules) {
        return switch (asKnownAt(position)) {
            case Unit.Unknown _ -> null;
            case Unit.Registered unit -> balance(unit, effectiveOn, rules);
        };
    }

    /**
     * What a unit owes at the end of {@code effectiveOn} in a state that says what is known.
     *
     * @param unit whole, or summed up under this law to no later than the day
     * @throws org.socai.ledger.rules.MissingRule where a rate that the derivation needs was not
     *     known
     */
    public static UnitBalance balance(Unit.Registered unit, LocalDate effectiveOn, RuleBook rules) {
        var facts = unit.isWhole() ? unit.facts().assessedUnder(rules) : unit.facts();
        return UnitBalance.derive(facts, rules, effectiveOn);
    }

    /** The state of the unit as known at a position. */
    public Unit asKnownAt(long position) {
        Unit unit = Unit.unknown();
        for (var recorded : events) {
            if (recorded.knownFrom() <= position) {
                unit = unit.evolve(recorded.event());
            }
        }
        return unit;
    }

    /** The journal lines that count at a pair of dates, in order of position. */
    public List<JournalLine> lines(LocalDate effectiveOn, long position) {
        return events.stream()
                .filter(recorded -> recorded.knownFrom() <= position)
                .flatMap(recorded -> JournalLine.of(recorded.event()).stream())
                .filter(line -> !line.effectiveOn().isAfter(effectiveOn))
                .toList();
    }
}
