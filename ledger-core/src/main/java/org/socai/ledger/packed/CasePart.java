package org.socai.ledger.packed;

import java.util.List;
import java.util.Objects;

/** A value of a sealed type is which of its cases it is, and that. */
record CasePart(List<Class<?>> cases, List<Part> parts) implements Part {
    @Override
    public void pack(Object value, Packing to) {
        int which = cases.indexOf(value.getClass());
        to.number(which);
        parts.get(Objects.checkIndex(which, parts.size())).pack(value, to);
    }

    @Override
    public Object unpack(Unpacking from) {
        return parts.get(from.small()).unpack(from);
    }
}
