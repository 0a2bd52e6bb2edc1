package org.socai.ledger.packed;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record is its components, in their order. */
final class RecordPart implements Part {
    private final ComponentPart[] components;
    private final MethodHandle constructor;

    RecordPart(Class<?> type, List<ComponentPart> components) {
        this.components = components.toArray(ComponentPart[]::new);
        this.constructor = constructor(type);
    }

    private static MethodHandle constructor(Class<?> type) {
        var types =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class[]::new);
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException(type + " cannot be made", hidden);
        }
    }

    @Override
    public void pack(Object value, Packing to) {
        for (var component : components) {
            component.pack(value, to);
        }
    }

    @Override
    public Object unpack(Unpacking from) {
        var arguments = new @Nullable Object[components.length];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = components[i].unpack(from);
        }
        try {
            return constructor.invokeExact(arguments);
        } catch (RuntimeException | Error refused) {
            throw refused;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
