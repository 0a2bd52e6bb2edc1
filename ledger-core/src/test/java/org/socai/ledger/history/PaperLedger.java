package org.socai.ledger.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.rules.RuleEvent;
import org.socai.ledger.rules.ShippedLaw;
import org.socai.ledger.unit.Unit;
import org.socai.ledger.unit.UnitBalance;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitCommand.PostAnew;
import org.socai.ledger.unit.UnitDecider;
import org.socai.ledger.unit.UnitEvent;

/**
 * The pure core kept on paper: decides commands, numbers events, and answers. No storage is meant
 * or imitated.
 */
public final class PaperLedger {
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
    private final LocalDate today;
    private final Map<UnitCode, List<Recorded<UnitEvent>>> units = new LinkedHashMap<>();
    private final Map<UnitCode, Unit> states = new LinkedHashMap<>();
    private final NavigableMap<Long, RuleBook> books = new TreeMap<>(Map.of(0L, RuleBook.empty()));
    private long position;

    public PaperLedger(LocalDate today) {
        this.today = today;
        publish(ShippedLaw.publications());
    }

    /** Decides and records one command; returns its events. */
    public List<UnitEvent> send(UnitCommand command) {
        var state = states.getOrDefault(command.unit(), Unit.unknown());
        var events = UnitDecider.decide(command, state, rulesAt(position), today);
        record(command.unit(), state, events, null);
        return events;
    }

    /** Publishes rules and posts anew, in one step, what they change. */
    public void publish(List<? extends RuleEvent> events) {
        for (RuleEvent event : events) {
            var before = rulesAt(position);
            recorded(event, null);
            books.put(position, before.with(List.of(event)));
        }
        long cause = position;
        var rules = rulesAt(position);
        for (var unit : List.copyOf(units.keySet())) {
            var state = states.getOrDefault(unit, Unit.unknown());
            record(
                    unit,
                    state,
                    UnitDecider.decide(new PostAnew(unit, "rules"), state, rules, today),
                    cause);
        }
    }

    public long position() {
        return position;
    }

    public List<UnitCode> units() {
        return List.copyOf(units.keySet());
    }

    public UnitHistory history(UnitCode unit) {
        return new UnitHistory(units.getOrDefault(unit, List.of()));
    }

    public Unit state(UnitCode unit) {
        return states.getOrDefault(unit, Unit.unknown());
    }

    /** The rule book as known at a position. */
    public RuleBook rulesAt(long at) {
        return books.floorEntry(at).getValue();
    }

    public UnitBalance balance(UnitCode unit, LocalDate effectiveOn) {
        return balance(unit, effectiveOn, position);
    }

    public UnitBalance balance(UnitCode unit, LocalDate effectiveOn, long at) {
        var balance = history(unit).balance(effectiveOn, at, rulesAt(at));
        if (balance == null) {
            throw new IllegalArgumentException(unit + " is not known at " + at);
        }
        return balance;
    }

    private void record(
            UnitCode unit, Unit state, List<UnitEvent> events, @Nullable Long outsideCause) {
        var next = state;
        Long cause = outsideCause;
        for (var event : events) {
            units.computeIfAbsent(unit, _ -> new ArrayList<>()).add(recorded(event, cause));
            cause = cause == null ? Long.valueOf(position) : cause;
            next = next.evolve(event);
        }
        states.put(unit, next);
    }

    private <E extends LedgerEvent> Recorded<E> recorded(E event, @Nullable Long cause) {
        position++;
        return new Recorded<>(
                position,
                0,
                new UUID(0, position),
                BEGINNING.plusMillis(position),
                "test",
                cause,
                event);
    }
}
