package org.socai.ledger.booking;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.StreamId;

/**
 * Something for each of as many streams as a given amount of memory holds. Files and closings go
 * through all units again and again: where these do not fit, whoever made room by forgetting what
 * was used longest ago would always forget what comes next. So mostly those stay that are here, and
 * only one newcomer of some is let in for others. The last one let in stays however large it is: a
 * unit that is busier than the memory is not to be read anew for each of its events. Not
 * thread-safe.
 */
final class Room<V> {
    /** One newcomer of so many is let in when there is no room. */
    private static final int NEWCOMERS = 16;

    private final long most;
    private final LinkedHashMap<StreamId, Held<V>> held = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;
    private int newcomers;

    /**
     * @param most about how many bytes there are
     */
    Room(long most) {
        this.most = most;
    }

    private record Held<V>(V value, long weight) {}

    @Nullable V get(StreamId stream) {
        var found = held.get(stream);
        return found == null ? null : found.value();
    }

    /**
     * Takes a value, in the place of the stream's former one or as a newcomer.
     *
     * @param bytes about how many it takes, with all that belongs to it
     * @param outside gets what has no place: the newcomer, or those that had to go
     */
    void put(StreamId stream, V value, long bytes, BiConsumer<StreamId, V> outside) {
        var former = held.get(stream);
        if (former == null && weight + bytes > most && ++newcomers % NEWCOMERS != 0) {
            outside.accept(stream, value);
            return;
        }
        held.put(stream, new Held<>(value, bytes));
        weight += bytes - (former == null ? 0 : former.weight());
        while (weight > most && held.size() > 1) {
            Map.Entry<StreamId, Held<V>> eldest = held.pollFirstEntry();
            weight -= eldest.getValue().weight();
            outside.accept(eldest.getKey(), eldest.getValue().value());
        }
    }

    void remove(StreamId stream) {
        var removed = held.remove(stream);
        if (removed != null) {
            weight -= removed.weight();
        }
    }
}
