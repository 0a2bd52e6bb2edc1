package org.socai.ledger.packed;

import java.util.HashMap;
import java.util.Map;

/** A map is its size and its entries, in any order. It comes back unmodifiable. */
record MapPart(Part key, Part value) implements Part {
    @Override
    public void pack(Object map, Packing to) {
        var entries = ((Map<?, ?>) map).entrySet();
        to.number(entries.size());
        for (var entry : entries) {
            key.pack(entry.getKey(), to);
            value.pack(entry.getValue(), to);
        }
    }

    @Override
    public Object unpack(Unpacking from) {
        var entries = new HashMap<Object, Object>();
        for (int left = from.small(); left > 0; left--) {
            entries.put(key.unpack(from), value.unpack(from));
        }
        return Map.copyOf(entries);
    }
}
