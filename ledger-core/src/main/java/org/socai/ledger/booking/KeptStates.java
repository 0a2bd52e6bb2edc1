package org.socai.ledger.booking;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.StreamId;

/**
 * The states used last, as many as a given amount of memory holds, and always the very last one: a
 * unit that is busier than that is not to be read anew for each of its events. Thread-safe.
 */
final class KeptStates {
    private final long most;
    private final LinkedHashMap<StreamId, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    /**
     * @param most about how many bytes the states may take
     */
    KeptStates(long most) {
        this.most = most;
    }

    /** A state and what it weighs, which takes a look at all of it. */
    private record Kept(StreamState state, long weight) {}

    synchronized @Nullable StreamState get(StreamId stream) {
        var found = kept.get(stream);
        return found == null ? null : found.state();
    }

    /** Those of the states that are kept. */
    synchronized Map<StreamId, StreamState> get(Collection<StreamId> streams) {
        var found = new HashMap<StreamId, StreamState>();
        for (var stream : streams) {
            var one = kept.get(stream);
            if (one != null) {
                found.put(stream, one.state());
            }
        }
        return found;
    }

    /** Keeps states, unless a later one is kept already; forgets those not used for longest. */
    synchronized void keep(Map<StreamId, StreamState> states) {
        states.forEach(this::keep);
        var eldest = kept.entrySet().iterator();
        while (weight > most && kept.size() > 1) {
            weight -= eldest.next().getValue().weight();
            eldest.remove();
        }
    }

    private void keep(StreamId stream, StreamState state) {
        var before = kept.get(stream);
        if (state.isReadable()
                && (before == null || before.state().nextSequence() <= state.nextSequence())) {
            var now = new Kept(state, state.weight());
            kept.put(stream, now);
            weight += now.weight() - (before == null ? 0 : before.weight());
        }
    }
}
