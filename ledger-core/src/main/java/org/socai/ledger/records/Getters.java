package org.socai.ledger.records;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Accessors of components as functions of their records: each a class of its own, which costs what
 * a call does.
 */
@SuppressWarnings("unchecked") // a getter takes any record, and casts it
public final class Getters {
    private Getters() {}

    /** Of a component that is a {@code long} or an {@code int}. */
    public static ToLongFunction<Object> number(RecordComponent component) {
        return (ToLongFunction<Object>)
                getter(component, ToLongFunction.class, "applyAsLong", long.class);
    }

    /** Of a component that is a {@code boolean}. */
    public static Predicate<Object> truth(RecordComponent component) {
        return (Predicate<Object>) getter(component, Predicate.class, "test", boolean.class);
    }

    /** Of any component, as an object. */
    public static Function<Object, @Nullable Object> any(RecordComponent component) {
        return (Function<Object, @Nullable Object>)
                getter(component, Function.class, "apply", Object.class);
    }

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
