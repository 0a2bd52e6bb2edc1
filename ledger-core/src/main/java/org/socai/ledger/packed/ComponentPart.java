package org.socai.ledger.packed;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** How a component of a record is packed. */
interface ComponentPart {
    void pack(Object record, Packing to);

    @Nullable Object unpack(Unpacking from);

    /** Of a component whose values are packed as a part says. */
    @SuppressWarnings("unchecked") // a getter takes any record, and casts it
    static ComponentPart of(RecordComponent component, Part value) {
        var type = component.getType();
        if (type == long.class || type == int.class) {
            return new WholeNumber(
                    (ToLongFunction<Object>)
                            getter(component, ToLongFunction.class, "applyAsLong", long.class),
                    value);
        }
        var getter =
                (Function<Object, @Nullable Object>)
                        getter(component, Function.class, "apply", Object.class);
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

    /** The component's accessor as a function: a class of its own, which costs what a call does. */
    private static Object getter(
            RecordComponent component, Class<?> function, String method, Class<?> result) {
        try {
            var lookup =
                    MethodHandles.privateLookupIn(
                            component.getDeclaringRecord(), MethodHandles.lookup());
            var accessor = lookup.unreflect(component.getAccessor());
            var type = accessor.type();
            return LambdaMetafactory.metafactory(
                            lookup,
                            method,
                            MethodType.methodType(function),
                            MethodType.methodType(result, Object.class),
                            accessor,
                            result.isPrimitive()
                                    ? type.changeReturnType(result)
                                    : type.changeReturnType(type.wrap().returnType()))
                    .getTarget()
                    .invoke();
        } catch (Throwable hidden) {
            throw new IllegalStateException(component + " cannot be read", hidden);
        }
    }
}
