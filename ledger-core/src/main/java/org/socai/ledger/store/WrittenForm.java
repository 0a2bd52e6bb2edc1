package org.socai.ledger.store;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes json that stands exactly as the mapper of {@link JsonForm} writes it: components
 * in their order, without blanks, escapes or null. That is nearly everything there is, and takes a
 * small part of what a mapper takes. Anything else is nobody's fault here: it is left to the
 * mapper, which alone says what can be read and why something cannot, and what is written where
 * text needs an escape.
 *
 * <p>How a record is read and written follows from its components and from {@link JsonForm};
 * nothing is written down a second time. Thread-safe once made.
 */
final class WrittenForm {
    /** How a value stands at a place. */
    interface Part {
        /**
         * Reads it and goes on behind it.
         *
         * @throws RuntimeException when something else stands there, or the value is refused
         */
        Object read(JsonBytes json);

        /** Writes it, or says that it is {@linkplain JsonText#unfit unfit}. */
        void write(Object value, JsonText json);

        /** A part of two functions. */
        static Part of(Function<JsonBytes, Object> read, BiConsumer<Object, JsonText> write) {
            return new Part() {
                @Override
                public Object read(JsonBytes json) {
                    return read.apply(json);
                }

                @Override
                public void write(Object value, JsonText json) {
                    write.accept(value, json);
                }
            };
        }
    }

    private final Map<Type, @Nullable Part> parts = new HashMap<>();
    private final Part ruleName = new Recurring(String::intern, name -> (String) name);

    /** What is declared in a month follows from the same rules for nearly all units. */
    private final Part ruleNames = recurringList(ruleName);

    WrittenForm() {
        parts.put(long.class, Part.of(JsonBytes::number, (n, json) -> json.number((long) n)));
        parts.put(int.class, Part.of(JsonBytes::shortNumber, (n, json) -> json.number((int) n)));
        parts.put(boolean.class, Part.of(JsonBytes::truth, (b, json) -> json.truth((boolean) b)));
        parts.put(String.class, Part.of(JsonBytes::text, (t, json) -> json.text((String) t)));
        parts.put(LocalDate.class, new Recurring(LocalDate::parse, Object::toString));
        for (var text : JsonForm.texts()) {
            parts.put(text.type(), value(text));
        }
    }

    private static <T> Part value(JsonForm.Text<T> text) {
        Function<Object, String> write = value -> text.write().apply(text.type().cast(value));
        return text.recurring()
                ? new Recurring(text.read()::apply, write)
                : Part.of(
                        json -> text.read().apply(json.text()),
                        (value, json) -> json.text(write.apply(value)));
    }

    /** What the bytes say; null where the mapper has to be asked. */
    static @Nullable Object read(Part part, JsonBytes json) {
        try {
            var value = part.read(json);
            return json.atEnd() ? value : null;
        } catch (RuntimeException unfit) {
            // Also what a value refuses: the mapper meets it again and says what it is.
            return null;
        }
    }

    /** How a type is read and written; null where only the mapper can. */
    @Nullable Part of(Type type) {
        if (!parts.containsKey(type)) {
            parts.put(type, made(type));
        }
        return parts.get(type);
    }

    private @Nullable Part made(Type type) {
        return switch (type) {
            case Class<?> c when c.isRecord() -> record(c);
            case Class<?> c when c.isEnum() ->
                    new Recurring(constants(c), constant -> ((Enum<?>) constant).name());
            case ParameterizedType p when p.getRawType() == List.class ->
                    list(of(p.getActualTypeArguments()[0]));
            default -> null;
        };
    }

    private @Nullable Part record(Class<?> type) {
        var values = new ArrayList<Part>();
        for (var component : type.getRecordComponents()) {
            var value = component(type, component);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return new RecordPart(type, values);
    }

    private @Nullable Part component(Class<?> record, RecordComponent component) {
        if (JsonForm.isRuleName(record, component.getName())) {
            return component.getType() == String.class ? ruleName : ruleNames;
        }
        return of(component.getGenericType());
    }

    private static @Nullable Part list(@Nullable Part element) {
        return element == null
                ? null
                : Part.of(
                        json -> json.list(element),
                        (elements, json) -> json.list((List<?>) elements, element));
    }

    private static Part recurringList(Part element) {
        var known = new RecurringTexts(text -> JsonBytes.wholeList(text, element));
        return Part.of(
                json -> json.recurringList(known),
                (elements, json) -> json.list((List<?>) elements, element));
    }

    private static Function<String, Object> constants(Class<?> type) {
        var constants = new HashMap<String, Object>();
        for (var constant : type.getEnumConstants()) {
            constants.put(((Enum<?>) constant).name(), constant);
        }
        return name -> {
            var constant = constants.get(name);
            if (constant == null) {
                throw new JsonBytes.NotAsWritten();
            }
            return constant;
        };
    }
}
