package org.socai.ledger.store;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.store.WrittenForm.Part;

/**
 * Reads and writes a record by its components, in their order; one that may be null may be left
 * out.
 */
final class RecordPart implements Part {
    private final byte[][] names;
    private final Part[] values;
    private final boolean[] optional;
    private final MethodHandle constructor;
    private final WrittenComponent[] written;

    RecordPart(Class<?> type, List<Part> values) {
        var components = type.getRecordComponents();
        this.values = values.toArray(Part[]::new);
        this.names = new byte[components.length][];
        this.optional = new boolean[components.length];
        this.written = new WrittenComponent[components.length];
        for (int i = 0; i < components.length; i++) {
            names[i] = ('"' + components[i].getName() + "\":").getBytes(StandardCharsets.US_ASCII);
            optional[i] = !components[i].getType().isPrimitive();
            written[i] = WrittenComponent.of(components[i], values.get(i));
        }
        this.constructor = constructor(type, components);
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
        try {
            return MethodHandles.lookup()
                    .findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException(type + " cannot be made", hidden);
        }
    }

    @Override
    public Object read(JsonBytes json) {
        var arguments = new @Nullable Object[names.length];
        json.expect('{');
        boolean first = true;
        for (int i = 0; i < names.length; i++) {
            if (json.comes(first, names[i])) {
                arguments[i] = values[i].read(json);
                first = false;
            } else if (!optional[i]) {
                throw new JsonBytes.NotAsWritten();
            }
        }
        json.expect('}');
        return made(arguments);
    }

    @Override
    public void write(Object value, JsonText json) {
        json.sign('{');
        boolean first = true;
        for (var component : written) {
            first &= !component.write(value, first, json);
        }
        json.sign('}');
    }

    private Object made(@Nullable Object[] arguments) {
        try {
            return constructor.invokeExact(arguments);
        } catch (RuntimeException | Error refused) {
            throw refused;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
