package org.socai.ledger.packed;

import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Values of one type of record, all of it, in few bytes. The form follows from the components of
 * the records it is made of, so nothing can be added to them and left out here. It is one for
 * memory: what one form has packed only the same one unpacks. Thread-safe.
 */
public final class PackedForm<T> {
    private final Class<T> type;
    private final Part part;

    /**
     * @param recurring whether a component has few different values, however many there are of its
     *     record: they are kept for good
     * @param shared types of which one object often stands in several places of a value
     * @throws IllegalArgumentException where a type inside cannot be packed
     */
    public PackedForm(Class<T> type, Predicate<RecordComponent> recurring, Set<Class<?>> shared) {
        this.type = type;
        this.part = new Parts(recurring, shared).of(type);
    }

    public byte[] pack(T value) {
        var packing = new Packing();
        part.pack(value, packing);
        return packing.toBytes();
    }

    /** A value that equals the one that was packed. */
    public T unpack(byte[] bytes) {
        return type.cast(part.unpack(new Unpacking(bytes)));
    }
}
