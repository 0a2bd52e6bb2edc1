package org.socai.ledger.booking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.history.PaperLedger;
import org.socai.ledger.history.Recorded;
import org.socai.ledger.unit.CarriedTo;
import org.socai.ledger.unit.EarlierHistoryNeeded;
import org.socai.ledger.unit.Unit;
import org.socai.ledger.unit.UnitEvent;

/**
 * Snapshots taken on paper, at random places along the history of one unit, of states carried
 * forward to random evenings, one after the other.
 */
final class PaperSnapshots {
    static final UnitCode UNIT = new UnitCode("TZ0001A");
    private static final SnapshotCodec CODEC = new SnapshotCodec();
    private final Random random;
    private final Map<SnapshotPlace, String> taken = new HashMap<>();
    private Unit carried = Unit.unknown();
    private int carriedThrough;
    private long last;

    PaperSnapshots(Random random) {
        this.random = random;
    }

    /** Follows the ledger, and may take a snapshot of what is summed up to before a day. */
    void after(PaperLedger ledger, LocalDate day) {
        var events = ledger.history(UNIT).events();
        follow(events, ledger.state(UNIT));
        if (carried instanceof Unit.Registered && random.nextInt(3) == 0) {
            if (random.nextInt(5) > 0) {
                var evening = day.withDayOfMonth(1).minusDays(1);
                carried = CarriedTo.evening(evening, carried, ledger.rulesAt(ledger.position()));
            }
            take(events, (Unit.Registered) carried);
        }
    }

    private void follow(List<Recorded<UnitEvent>> events, Unit whole) {
        try {
            for (var recorded : events.subList(carriedThrough, events.size())) {
                carried = carried.evolve(recorded.event());
            }
        } catch (EarlierHistoryNeeded needed) {
            carried = whole;
        }
        carriedThrough = events.size();
    }

    private void take(List<Recorded<UnitEvent>> events, Unit.Registered unit) {
        // A program that has just been started knows of no snapshot before its own.
        long since = random.nextInt(6) == 0 ? 0 : last;
        var growth = Growth.none(since);
        for (int i = 0; i < events.size(); i++) {
            growth = growth.with(i, events.get(i).event());
        }
        last = events.size();
        taken.put(
                new SnapshotPlace(
                        last,
                        since,
                        growth.earliest(),
                        unit.isWhole() ? null : unit.summedUpTo(),
                        unit.lawRevision()),
                CODEC.write(unit));
    }

    /** Some of the places, or all of them: rows may be deleted at any time. */
    List<SnapshotPlace> places() {
        var places = new ArrayList<>(taken.keySet());
        if (random.nextInt(4) == 0) {
            places.removeIf(_ -> random.nextInt(3) == 0);
        }
        return places;
    }

    Unit at(SnapshotPlace place) {
        if (place.sequence() == 0) {
            return Unit.unknown();
        }
        return Objects.requireNonNull(CODEC.read(Objects.requireNonNull(taken.get(place))));
    }
}
