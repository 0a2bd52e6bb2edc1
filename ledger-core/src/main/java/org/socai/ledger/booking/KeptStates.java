package org.socai.ledger.booking;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.booking.StatePacking.PackedState;
import org.socai.ledger.contribution.StreamId;

/**
 * States, as many as a given amount of memory holds: some as they are, the others packed. A unit's
 * state is in one of both forms. Thread-safe.
 */
final class KeptStates {
    /** One part in so many of the memory is for states as they are. */
    private static final int PART_AS_THEY_ARE = 8;

    /** What a packed state takes beside its bytes: the name of its stream, its place in a map. */
    private static final long BESIDE_PACKED = 200;

    private final StatePacking packing = new StatePacking();
    private final Room<StreamState> asTheyAre;
    private final Room<PackedState> packed;

    /**
     * @param most about how many bytes the states may take
     */
    KeptStates(long most) {
        this.asTheyAre = new Room<>(most / PART_AS_THEY_ARE);
        this.packed = new Room<>(most - most / PART_AS_THEY_ARE);
    }

    @Nullable StreamState get(StreamId stream) {
        PackedState found;
        synchronized (this) {
            var state = asTheyAre.get(stream);
            if (state != null) {
                return state;
            }
            found = packed.get(stream);
        }
        return found == null ? null : packing.unpack(found);
    }

    /** Those of the states that are kept. */
    Map<StreamId, StreamState> get(Collection<StreamId> streams) {
        var found = new HashMap<StreamId, StreamState>();
        for (var stream : streams) {
            var one = get(stream);
            if (one != null) {
                found.put(stream, one);
            }
        }
        return found;
    }

    /** Keeps states, unless a later one is kept already; nobody waits for more than one. */
    void keep(Map<StreamId, StreamState> states) {
        states.forEach(this::keep);
    }

    private synchronized void keep(StreamId stream, StreamState state) {
        if (state.isReadable() && keptThrough(stream) <= state.nextSequence()) {
            asTheyAre.put(stream, state, state.weight(), this::pack);
            if (asTheyAre.get(stream) != null) {
                packed.remove(stream);
            }
        }
    }

    /** How many events the state holds that is kept. */
    private long keptThrough(StreamId stream) {
        var one = asTheyAre.get(stream);
        var other = packed.get(stream);
        return Math.max(
                one == null ? 0 : one.nextSequence(), other == null ? 0 : other.nextSequence());
    }

    private void pack(StreamId stream, StreamState state) {
        var small = packing.pack(state);
        if (small != null) {
            packed.put(stream, small, BESIDE_PACKED + small.size(), (_, _) -> {});
        }
    }
}
