package org.socai.ledger.packed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.records.RecordMaker;

/** A record is its components, in their order. */
final class RecordPart implements Part {
    private final ComponentPart[] components;
    private final RecordMaker maker;

    RecordPart(Class<?> type, List<ComponentPart> components) {
        this.components = components.toArray(ComponentPart[]::new);
        this.maker = new RecordMaker(type);
    }

    @Override
    public void pack(Object value, Packing to) {
        for (var component : components) {
            component.pack(value, to);
        }
    }

    @Override
    public Object unpack(Unpacking from) {
        var values = new @Nullable Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = components[i].unpack(from);
        }
        return maker.of(values);
    }
}
