package org.socai.ledger.booking;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.StreamId;

/**
 * Whole states of the few units that decisions have asked for them last, to be gone on from by the
 * next attempt. They are kept however large they are, because a unit that is written to without a
 * pause would otherwise be read from its first event on for each of them. Thread-safe.
 */
final class WholeStates {
    private static final int MOST = 16;

    private final LinkedHashMap<StreamId, StreamState> states =
            new LinkedHashMap<>(16, 0.75f, true);

    synchronized @Nullable StreamState get(StreamId stream) {
        return states.get(stream);
    }

    /** Keeps a state of committed events, unless a later one is kept already. */
    synchronized void keep(StreamId stream, StreamState state) {
        var before = states.get(stream);
        if (state.isReadable()
                && (before == null || before.nextSequence() <= state.nextSequence())) {
            states.put(stream, state);
        }
        if (states.size() > MOST) {
            states.pollFirstEntry();
        }
    }
}
