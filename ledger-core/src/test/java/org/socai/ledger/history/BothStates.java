package org.socai.ledger.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.packed.PackedForm;
import org.socai.ledger.rules.MissingRule;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.rules.RuleEvent;
import org.socai.ledger.unit.CarriedTo;
import org.socai.ledger.unit.EarlierHistoryNeeded;
import org.socai.ledger.unit.Unit;
import org.socai.ledger.unit.UnitBalance;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitDecider;
import org.socai.ledger.unit.UnitEvent;
import org.socai.ledger.unit.UnitRejected;

/**
 * One unit whose commands are decided twice, on its whole state and on one carried forward; what
 * the second way says must be what the first says, or that it needs earlier history.
 */
final class BothStates {
    private static final PackedForm<Unit.Registered> PACKED =
            new PackedForm<>(Unit.Registered.class, _ -> false, Set.of());

    private final LocalDate today;
    private final PaperLedger ledger;
    private final Map<String, LedgerEvent> booked = new HashMap<>();
    private Unit carried = Unit.unknown();

    /** Decisions on a state that had been carried forward, and those that needed more. */
    int decisions;

    int askedForHistory;

    /** Facts after which the recent books still stood, and those that came too late for them. */
    int inOrder;

    int late;

    BothStates(LocalDate today) {
        this.today = today;
        this.ledger = new PaperLedger(today);
    }

    /** What the whole state records; nothing where it refuses. */
    List<UnitEvent> tell(UnitCommand command) {
        var whole = ledger.state(command.unit());
        var before = carried;
        var rules = ledger.rulesAt(ledger.position());
        var fact = booked.get(command.factKey());
        var expected = said(() -> UnitDecider.decide(command, whole, rules, today));
        boolean summedUp = before instanceof Unit.Registered unit && !unit.isWhole();
        decisions += summedUp ? 1 : 0;
        try {
            var said = said(() -> UnitDecider.decide(command, before, fact, rules, today));
            assertThat(said).as("%s on %s", command, before).isEqualTo(expected);
        } catch (EarlierHistoryNeeded needed) {
            assertThat(summedUp).as("only a state carried forward asks for history").isTrue();
            askedForHistory++;
        }
        if (expected instanceof Decided decided) {
            ledger.send(command);
            boolean recent = CarriedTo.isRecent(carried);
            follow(decided.events());
            inOrder += recent && CarriedTo.isRecent(carried) ? 1 : 0;
            late += recent && !CarriedTo.isRecent(carried) ? 1 : 0;
            return decided.events();
        }
        return List.of();
    }

    void publish(RuleEvent publication) {
        int known = ledger.history(RandomHistory.UNIT).events().size();
        ledger.publish(List.of(publication));
        var events = ledger.history(RandomHistory.UNIT).events();
        follow(events.subList(known, events.size()).stream().map(Recorded::event).toList());
    }

    /** Carries the second state forward, and goes on with what comes out when it is packed. */
    void carry(UnaryOperator<Unit> forward) {
        carried = forward.apply(carried);
        if (carried instanceof Unit.Registered unit) {
            carried = PACKED.unpack(PACKED.pack(unit));
            assertThat(carried).isEqualTo(unit);
        }
    }

    RuleBook rules() {
        return ledger.rulesAt(ledger.position());
    }

    Unit carried() {
        return carried;
    }

    /** The balance from both states, where the one carried forward still knows it. */
    void compareBalanceOn(LocalDate day) {
        if (carried instanceof Unit.Registered unit
                && ledger.state(unit.unit()) instanceof Unit.Registered whole) {
            try {
                assertThat(balance(unit, day)).isEqualTo(balance(whole, day));
            } catch (EarlierHistoryNeeded needed) {
                assertThat(unit.isWhole()).isFalse();
            }
        }
    }

    private Object balance(Unit.Registered unit, LocalDate day) {
        try {
            return UnitBalance.derive(unit.facts(), rules(), day);
        } catch (MissingRule missing) {
            return missing.subject();
        }
    }

    /** Events decided elsewhere either fit a state carried forward or send it back to the log. */
    private void follow(List<UnitEvent> events) {
        for (var event : events) {
            if (event.factKey() != null) {
                booked.put(event.factKey(), event);
            }
        }
        try {
            for (var event : events) {
                carried = carried.evolve(event);
            }
        } catch (EarlierHistoryNeeded needed) {
            carried = ledger.state(RandomHistory.UNIT);
        }
    }

    /** What a decision came to. */
    private sealed interface Said {}

    private record Decided(List<UnitEvent> events) implements Said {}

    private record Refused(UnitRejected.Reason reason, String sentence) implements Said {}

    private static Said said(Supplier<List<UnitEvent>> decision) {
        try {
            return new Decided(decision.get());
        } catch (UnitRejected refused) {
            return new Refused(refused.reason(), refused.sentence());
        }
    }
}
