package org.socai.ledger.packed;

import java.util.List;

/** A list is its length and its elements. It comes back unmodifiable. */
record ListPart(Part element) implements Part {
    @Override
    public void pack(Object value, Packing to) {
        var list = (List<?>) value;
        to.number(list.size());
        for (var each : list) {
            element.pack(each, to);
        }
    }

    @Override
    public Object unpack(Unpacking from) {
        var elements = new Object[from.small()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = element.unpack(from);
        }
        return List.of(elements);
    }
}
