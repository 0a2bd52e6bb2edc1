package org.socai.ledger.store;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.records.Getters;
import org.socai.ledger.store.WrittenForm.Part;

/** How a component of a record is written, with its name. */
abstract class WrittenComponent {
    private final byte[] nameAsFirst;
    private final byte[] name;

    private WrittenComponent(String name) {
        this.nameAsFirst = ('"' + name + "\":").getBytes(StandardCharsets.US_ASCII);
        this.name = (",\"" + name + "\":").getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Writes it, unless it is null.
     *
     * @param first whether nothing of the record is written yet
     * @return whether it was written
     */
    abstract boolean write(Object record, boolean first, JsonText json);

    void name(boolean first, JsonText json) {
        json.encoded(first ? nameAsFirst : name);
    }

    /**
     * @param value how its values are written, if they are neither numbers nor true or false
     */
    static WrittenComponent of(RecordComponent component, Part value) {
        var name = component.getName();
        var type = component.getType();
        if (type == long.class || type == int.class) {
            return number(name, Getters.number(component));
        }
        return type == boolean.class
                ? truth(name, Getters.truth(component))
                : any(name, Getters.any(component), value);
    }

    private static WrittenComponent number(String name, ToLongFunction<Object> getter) {
        return new WrittenComponent(name) {
            @Override
            boolean write(Object record, boolean first, JsonText json) {
                name(first, json);
                json.number(getter.applyAsLong(record));
                return true;
            }
        };
    }

    private static WrittenComponent truth(String name, Predicate<Object> getter) {
        return new WrittenComponent(name) {
            @Override
            boolean write(Object record, boolean first, JsonText json) {
                name(first, json);
                json.truth(getter.test(record));
                return true;
            }
        };
    }

    private static WrittenComponent any(
            String name, Function<Object, @Nullable Object> getter, Part part) {
        return new WrittenComponent(name) {
            @Override
            boolean write(Object record, boolean first, JsonText json) {
                var value = getter.apply(record);
                if (value == null) {
                    return false;
                }
                name(first, json);
                part.write(value, json);
                return true;
            }
        };
    }
}
