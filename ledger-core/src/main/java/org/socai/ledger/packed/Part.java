package org.socai.ledger.packed;

import java.util.function.BiConsumer;
import java.util.function.Function;

/** How the values of one type are packed. Thread-safe. */
interface Part {
    void pack(Object value, Packing to);

    Object unpack(Unpacking from);

    /** A part of two functions, of which the first gets values of one type only. */
    @SuppressWarnings("unchecked") // a component has no values of another type
    static <T> Part of(BiConsumer<T, Packing> pack, Function<Unpacking, Object> unpack) {
        var packing = (BiConsumer<Object, Packing>) pack;
        return new Part() {
            @Override
            public void pack(Object value, Packing to) {
                packing.accept(value, to);
            }

            @Override
            public Object unpack(Unpacking from) {
                return unpack.apply(from);
            }
        };
    }
}
