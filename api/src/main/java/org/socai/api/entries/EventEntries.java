package org.socai.api.entries;

import java.util.ArrayList;
import java.util.List;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.history.JournalLine;
import org.socai.ledger.history.Recorded;
import org.socai.ledger.store.EventNames;
import org.socai.projections.feed.AsOf;

/** The entries that events imply. */
final class EventEntries {
    private EventEntries() {}

    /** The entries that count at a pair of dates, in order of position. */
    static List<List<EntryLine>> of(
            List<? extends Recorded<? extends LedgerEvent>> events, AsOf asOf) {
        return events.stream()
                .filter(recorded -> recorded.knownFrom() <= asOf.position())
                .map(recorded -> lines(recorded, asOf))
                .filter(lines -> !lines.isEmpty())
                .toList();
    }

    private static List<EntryLine> lines(Recorded<? extends LedgerEvent> recorded, AsOf asOf) {
        var implied = JournalLine.of(recorded.event());
        var lines = new ArrayList<EntryLine>(implied.size());
        for (var line : implied) {
            if (!line.effectiveOn().isAfter(asOf.effectiveOn())) {
                lines.add(entry(recorded, lines.size(), line));
            }
        }
        return lines;
    }

    private static EntryLine entry(
            Recorded<? extends LedgerEvent> recorded, int number, JournalLine line) {
        return new EntryLine(
                recorded.position(),
                recorded.sequence(),
                number,
                EventNames.of(recorded.event()).name(),
                line.unit(),
                line.account(),
                line.fund(),
                line.period(),
                line.dueOn(),
                line.effectiveOn(),
                recorded.recordedAt(),
                line.amount());
    }
}
