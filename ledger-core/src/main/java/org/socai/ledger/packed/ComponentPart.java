package org.socai.ledger.packed;

import java.lang.reflect.RecordComponent;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.records.Getters;

/** How a component of a record is packed. */
interface ComponentPart {
    void pack(Object record, Packing to);

    @Nullable Object unpack(Unpacking from);

    /** Of a component whose values are packed as a part says. */
    static ComponentPart of(RecordComponent component, Part value) {
        var type = component.getType();
        if (type == long.class || type == int.class) {
            return new WholeNumber(Getters.number(component), value);
        }
        var getter = Getters.any(component);
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                ? new Optional(getter, value)
                : new Present(getter, value);
    }

    /** A whole number, which need not become an object to be packed. */
    record WholeNumber(ToLongFunction<Object> getter, Part value) implements ComponentPart {
        @Override
        public void pack(Object record, Packing to) {
            to.number(getter.applyAsLong(record));
        }

        @Override
        public Object unpack(Unpacking from) {
            return value.unpack(from);
        }
    }

    /** What is always there. */
    record Present(Function<Object, @Nullable Object> getter, Part value) implements ComponentPart {
        @Override
        public void pack(Object record, Packing to) {
            value.pack(Objects.requireNonNull(getter.apply(record)), to);
        }

        @Override
        public Object unpack(Unpacking from) {
            return value.unpack(from);
        }
    }

    /** What may be null. */
    record Optional(Function<Object, @Nullable Object> getter, Part value)
            implements ComponentPart {
        @Override
        public void pack(Object record, Packing to) {
            var present = getter.apply(record);
            to.number(present == null ? 0 : 1);
            if (present != null) {
                value.pack(present, to);
            }
        }

        @Override
        public @Nullable Object unpack(Unpacking from) {
            return from.number() == 0 ? null : value.unpack(from);
        }
    }
}
