package org.socai.ledger.packed;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.FundAmounts;

/**
 * How each type is packed. It follows from the components of the records; a type that is not known
 * here is refused when the parts are made, and not when a value comes. Not thread-safe.
 */
final class Parts {
    private final Map<Type, Part> known = new HashMap<>();
    private final Predicate<RecordComponent> recurring;
    private final Set<Class<?>> shared;
    private final Map<Type, Part> few = new HashMap<>();

    /**
     * @param recurring whether a component has few values in all
     * @param shared types of which one object often stands in several places of a value
     */
    Parts(Predicate<RecordComponent> recurring, Set<Class<?>> shared) {
        this.recurring = recurring;
        this.shared = shared;
        known(long.class, (Long n, Packing to) -> to.number(n), Unpacking::number);
        known(int.class, (Integer n, Packing to) -> to.number(n), Unpacking::small);
        known(boolean.class, Parts::pack, from -> from.number() != 0);
        known(Boolean.class, Parts::pack, from -> from.number() != 0);
        known(String.class, (String text, Packing to) -> to.text(text), Unpacking::text);
        known(FundAmounts.class, (FundAmounts a, Packing to) -> to.amounts(a), Unpacking::amounts);
        known(
                ContributionMonth.class,
                (ContributionMonth month, Packing to) -> to.month(month.index()),
                from -> ContributionMonth.ofIndex(from.month()));
        var days = new Days();
        known(
                LocalDate.class,
                (LocalDate day, Packing to) -> to.day(day.toEpochDay()),
                from -> days.of(from.day()));
    }

    private <T> void known(
            Class<?> type, BiConsumer<T, Packing> pack, Function<Unpacking, Object> unpack) {
        known.put(type, Part.of(pack, unpack));
    }

    private static void pack(Boolean truth, Packing to) {
        to.number(truth ? 1 : 0);
    }

    Part of(Type type) {
        return of(type, Map.of());
    }

    /**
     * @param arguments what the variables stand for that the type may hold
     */
    private Part of(Type type, Map<TypeVariable<?>, Part> arguments) {
        if (type instanceof TypeVariable<?> variable) {
            return Objects.requireNonNull(arguments.get(variable), variable::getName);
        }
        var part = known.get(type);
        if (part == null) {
            part = made(type, arguments);
            if (!(type instanceof ParameterizedType)) {
                known.put(type, part);
            }
        }
        return part;
    }

    private Part made(Type type, Map<TypeVariable<?>, Part> arguments) {
        return switch (type) {
            case Class<?> c when c.isRecord() -> record(c, Map.of());
            case Class<?> c when c.isEnum() -> constant(c);
            case Class<?> c when c.isSealed() -> oneOf(c);
            case ParameterizedType p when p.getRawType() == List.class ->
                    new ListPart(of(p.getActualTypeArguments()[0], arguments));
            case ParameterizedType p when p.getRawType() == Map.class ->
                    new MapPart(
                            of(p.getActualTypeArguments()[0], arguments),
                            of(p.getActualTypeArguments()[1], arguments));
            case ParameterizedType p when p.getRawType() instanceof Class<?> c && c.isRecord() ->
                    record(c, standingFor(c, p, arguments));
            default -> throw new IllegalArgumentException(type + " cannot be packed");
        };
    }

    private Map<TypeVariable<?>, Part> standingFor(
            Class<?> record, ParameterizedType type, Map<TypeVariable<?>, Part> arguments) {
        var variables = record.getTypeParameters();
        var standing = new HashMap<TypeVariable<?>, Part>();
        for (int i = 0; i < variables.length; i++) {
            standing.put(variables[i], of(type.getActualTypeArguments()[i], arguments));
        }
        return standing;
    }

    private Part record(Class<?> type, Map<TypeVariable<?>, Part> arguments) {
        var components = new ArrayList<ComponentPart>();
        for (var component : type.getRecordComponents()) {
            var value =
                    recurring.test(component)
                            ? few.computeIfAbsent(component.getGenericType(), _ -> new Recurring())
                            : of(component.getGenericType(), arguments);
            components.add(ComponentPart.of(component, value));
        }
        var record = new RecordPart(type, components);
        return shared.contains(type)
                ? Part.of((value, to) -> to.shared(value, record), from -> from.shared(record))
                : record;
    }

    private static Part constant(Class<?> type) {
        var constants = List.<Object>of(type.getEnumConstants());
        return Part.of(
                (constant, to) -> to.number(constants.indexOf(constant)),
                from -> constants.get(from.small()));
    }

    private Part oneOf(Class<?> type) {
        var cases = List.of(type.getPermittedSubclasses());
        return new CasePart(cases, cases.stream().map(this::of).toList());
    }
}
