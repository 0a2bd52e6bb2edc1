package org.socai.api.entries;

import java.util.ArrayList;
import java.util.List;
import org.socai.ledger.history.JournalLine;
import org.socai.ledger.history.Recorded;
import org.socai.ledger.history.UnitHistory;
import org.socai.ledger.store.EventNames;
import org.socai.ledger.unit.UnitEvent;
import org.socai.projections.feed.AsOf;

/** One unit's entries, implied by its events. */
final class UnitEntries {
    private UnitEntries() {}

    /** The entries that count at a pair of dates, in order of position. */
    static List<List<EntryLine>> of(UnitHistory history, AsOf asOf) {
        return history.events().stream()
                .filter(recorded -> recorded.knownFrom() <= asOf.position())
                .filter(recorded -> !recorded.event().effectiveOn().isAfter(asOf.effectiveOn()))
                .map(UnitEntries::lines)
                .filter(lines -> !lines.isEmpty())
                .toList();
    }

    private static List<EntryLine> lines(Recorded<UnitEvent> recorded) {
        var implied = JournalLine.of(recorded.event());
        var lines = new ArrayList<EntryLine>(implied.size());
        for (var line : implied) {
            lines.add(
                    new EntryLine(
                            recorded.position(),
                            recorded.sequence(),
                            lines.size(),
                            EventNames.of(recorded.event()).name(),
                            line.unit(),
                            line.account(),
                            line.fund(),
                            line.period(),
                            line.dueOn(),
                            line.effectiveOn(),
                            recorded.recordedAt(),
                            line.amount()));
        }
        return lines;
    }
}
