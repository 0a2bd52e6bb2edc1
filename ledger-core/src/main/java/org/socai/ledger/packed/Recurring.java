package org.socai.ledger.packed;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Values of which there are few, however many things refer to them: all are kept, and packed as
 * their place among them. Thread-safe.
 */
final class Recurring implements Part {
    private final Map<Object, Integer> places = new ConcurrentHashMap<>();
    private volatile Object[] values = new Object[0];

    @Override
    public void pack(Object value, Packing to) {
        var place = places.get(value);
        to.number(place == null ? placeOf(value) : place);
    }

    @Override
    public Object unpack(Unpacking from) {
        return values[from.small()];
    }

    private synchronized int placeOf(Object value) {
        var place = places.get(value);
        if (place != null) {
            return place;
        }
        int next = values.length;
        var more = Arrays.copyOf(values, next + 1);
        more[next] = value;
        values = more;
        places.put(value, next); // others find it only once it can be read
        return next;
    }
}
