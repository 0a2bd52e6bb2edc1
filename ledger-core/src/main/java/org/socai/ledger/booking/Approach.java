package org.socai.ledger.booking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.store.StreamEvent;
import org.socai.ledger.store.Stretch;
import org.socai.ledger.unit.Unit;
import org.socai.ledger.unit.UnitEvent;

/**
 * How what one unit owed on a day, as known then, is reached from one of its snapshots: which
 * snapshot, and which facts behind it. It is found in steps, because only the facts say whether
 * they fit on top of the snapshot. Not thread-safe.
 *
 * <p>The latest snapshot comes first that was known then and is summed up to no later than the day.
 * Stretches all of whose facts lie after the day are passed over. Where a fact reaches back into
 * what is summed up, an earlier snapshot is tried, and at last the unit's first event.
 */
final class Approach {
    private final StreamId stream;
    private final LocalDate day;
    private final RuleBook rules;
    private final List<SnapshotPlace> places;
    private final TreeMap<Long, UnitEvent> facts = new TreeMap<>();
    private @Nullable LocalDate earliest;
    private SnapshotPlace base = SnapshotPlace.BEGINNING;

    /** What lies between here and the end is read, or need not be. */
    private long readFrom;

    /**
     * @param known how many events of the stream were known
     * @param places all snapshots of the stream, in any order, also those not known then
     */
    Approach(
            StreamId stream,
            LocalDate day,
            long known,
            RuleBook rules,
            List<SnapshotPlace> places) {
        this.stream = stream;
        this.day = day;
        this.rules = rules;
        this.places = places;
        this.readFrom = known;
        choose();
    }

    /** Where to begin. */
    SnapshotPlace base() {
        return base;
    }

    StreamId stream() {
        return stream;
    }

    private void choose() {
        base =
                places.stream()
                        .filter(place -> place.sequence() <= readFrom)
                        .filter(place -> place.serves(day, rules) && place.bears(earliest))
                        .max(Comparator.comparingLong(SnapshotPlace::sequence))
                        .orElse(SnapshotPlace.BEGINNING);
    }

    /** What has to be read next; nothing once the snapshot is the right one. */
    List<Stretch> unread() {
        var unread = new ArrayList<Stretch>();
        var ends = new TreeSet<Long>();
        places.forEach(place -> ends.add(place.sequence()));
        ends.add(readFrom);
        long from = base.sequence();
        for (long until : ends.subSet(from, false, readFrom, true)) {
            if (mayMatter(from, until)) {
                add(unread, from, until);
            }
            from = until;
        }
        return unread;
    }

    /** Whether facts of a part may change figures of the day, as far as the snapshots say. */
    private boolean mayMatter(long from, long until) {
        if (from == 0) {
            return true; // it holds the registration
        }
        for (var place : places) {
            if (place.covers(from, until)
                    && (place.earliest() == null || place.earliest().isAfter(day))) {
                return false;
            }
        }
        return true;
    }

    private void add(List<Stretch> unread, long from, long until) {
        if (!unread.isEmpty() && unread.getLast().until() == from) {
            from = unread.removeLast().from();
        }
        unread.add(new Stretch(stream, from, until));
    }

    /** Takes the facts of all that was unread, and chooses again where they do not fit. */
    void read(List<StreamEvent> read) {
        for (var fact : read) {
            var from = FigureDays.of(fact.event());
            boolean counts = from != null && !from.isAfter(day);
            if (counts || fact.event() instanceof UnitEvent.UnitRegistered) {
                facts.put(fact.sequence(), (UnitEvent) fact.event());
            }
            earliest = counts ? FigureDays.earlier(earliest, from) : earliest;
        }
        readFrom = base.sequence();
        if (!base.bears(earliest)) {
            choose();
        }
    }

    /**
     * The state at the {@linkplain #base() beginning} with the facts behind it, from which figures
     * of the day follow.
     *
     * @throws org.socai.ledger.unit.EarlierHistoryNeeded where a fact needs more than the snapshot
     *     remembers
     */
    Unit.Registered arrive(Unit beginning) {
        Unit unit = beginning;
        for (var fact : facts.values()) {
            unit = unit.evolve(fact);
        }
        return (Unit.Registered) unit;
    }
}
