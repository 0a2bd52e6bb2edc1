package org.socai.ledger.booking;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.store.LedgerReader;
import org.socai.ledger.store.StreamEvent;
import org.socai.ledger.store.Stretch;
import org.socai.ledger.store.UnreadableEvent;
import org.socai.ledger.unit.EarlierHistoryNeeded;
import org.socai.ledger.unit.Unit;

/**
 * Units as they were, from the snapshots along their histories and the few facts that follow them.
 * What it costs depends on what happened around the day that is asked for, and on what was known
 * late, but not on how long the history is. Thread-safe.
 */
public final class EarlierStates {
    private final LedgerReader reader;
    private final UnitSnapshots snapshots = new UnitSnapshots();

    public EarlierStates(LedgerReader reader) {
        this.reader = reader;
    }

    /**
     * States of units whose figures of a day are those that the whole histories give. Units for
     * which more of the history is needed than was thought are left out.
     *
     * @param known how many events of each unit's stream were known
     * @param day at whose end figures are asked for; of facts that change only later days there may
     *     be some in a state, or none
     * @param rules the book as known then
     */
    public Map<UnitCode, Unit.Registered> of(
            Connection connection, Map<UnitCode, Long> known, LocalDate day, RuleBook rules)
            throws SQLException {
        var found = new HashMap<UnitCode, Unit.Registered>();
        if (known.isEmpty()) {
            return found;
        }
        try {
            var ways = approaches(connection, known, day, rules);
            var states = snapshots.load(connection, bases(ways));
            for (var way : ways) {
                var beginning =
                        way.base().equals(SnapshotPlace.BEGINNING)
                                ? Unit.unknown()
                                : states.get(way.stream());
                if (beginning != null) {
                    arrive(way, beginning, found);
                }
            }
        } catch (UnreadableEvent one) {
            return Map.of(); // whoever reads whole histories finds out which, and what it means
        }
        return found;
    }

    private List<Approach> approaches(
            Connection connection, Map<UnitCode, Long> known, LocalDate day, RuleBook rules)
            throws SQLException {
        var streams = known.keySet().stream().map(StreamId::of).toList();
        var places = snapshots.places(connection, streams);
        var ways = new HashMap<StreamId, Approach>();
        known.forEach(
                (unit, events) -> {
                    var stream = StreamId.of(unit);
                    var own = places.getOrDefault(stream, List.of());
                    ways.put(stream, new Approach(stream, day, events, rules, own));
                });
        var unread = unread(ways.values());
        while (!unread.isEmpty()) {
            var facts = new HashMap<StreamId, List<StreamEvent>>();
            unread.forEach(stretch -> facts.put(stretch.stream(), new ArrayList<>()));
            for (var fact : reader.factsIn(connection, unread)) {
                Objects.requireNonNull(facts.get(fact.stream())).add(fact);
            }
            facts.forEach((stream, read) -> Objects.requireNonNull(ways.get(stream)).read(read));
            unread = unread(ways.values());
        }
        return List.copyOf(ways.values());
    }

    private static List<Stretch> unread(Collection<Approach> ways) {
        return ways.stream().flatMap(way -> way.unread().stream()).toList();
    }

    private static Map<StreamId, SnapshotPlace> bases(List<Approach> ways) {
        var bases = new HashMap<StreamId, SnapshotPlace>();
        for (var way : ways) {
            if (!way.base().equals(SnapshotPlace.BEGINNING)) {
                bases.put(way.stream(), way.base());
            }
        }
        return bases;
    }

    private static void arrive(Approach way, Unit beginning, Map<UnitCode, Unit.Registered> found) {
        try {
            found.put(way.stream().unit(), way.arrive(beginning));
        } catch (EarlierHistoryNeeded forgotten) {
            // A month is lowered of which the snapshot has no total. It is too rare to try others.
        }
    }
}
