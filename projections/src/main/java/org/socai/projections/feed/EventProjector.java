package org.socai.projections.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.history.Known;
import org.socai.ledger.store.ReadEvent;

/** Turns events into rows, one at a time. Thread-safe. */
public final class EventProjector {
    private final List<Projection> projections;

    public EventProjector(List<Projection> projections) {
        this.projections = List.copyOf(projections);
    }

    /**
     * Hands over the rows of all projections for an event.
     *
     * @return why that is not possible, or null; the rows handed over so far are then to be
     *     discarded
     * @throws RulesPoisoned when it is not possible for a publication of rules
     */
    public @Nullable Poison project(ReadEvent event, RowSink rows) {
        return switch (event) {
            case ReadEvent.Decoded decoded -> project(decoded, rows);
            case ReadEvent.Unreadable unreadable -> checked(Poison.of(unreadable));
        };
    }

    private @Nullable Poison project(ReadEvent.Decoded event, RowSink rows) {
        var recorded = event.recorded();
        try {
            project(new Known(recorded.position(), recorded.knownFrom(), recorded.event()), rows);
            return null;
        } catch (RuntimeException unfit) {
            return checked(Poison.of(event, unfit));
        }
    }

    /**
     * Hands over the rows of all projections for an event.
     *
     * @throws RuntimeException when that is not possible; the rows handed over so far are then to
     *     be discarded
     */
    public void project(Known event, RowSink rows) {
        for (var projection : projections) {
            projection.project(event, rows);
        }
    }

    /**
     * What could not be projected, unless everything depends on it.
     *
     * @throws RulesPoisoned when it is a publication of rules
     */
    public static Poison checked(Poison poison) {
        if (poison.stream().startsWith("rules:")) {
            throw new RulesPoisoned(poison);
        }
        return poison;
    }
}
