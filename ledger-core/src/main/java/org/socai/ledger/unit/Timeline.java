package org.socai.ledger.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values that took effect one after another. The first value also counts for the days before it: a
 * unit may owe for months before it was registered. Immutable.
 */
public record Timeline<T>(List<Step<T>> steps) {
    /** A value and the day it takes effect. */
    public record Step<T>(LocalDate from, T value) {}

    public Timeline {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a timeline begins with a value");
        }
    }

    static <T> Timeline<T> startingWith(LocalDate from, T value) {
        return new Timeline<>(List.of(new Step<>(from, value)));
    }

    /** The value that holds on a day. */
    public T at(LocalDate day) {
        T value = steps.getFirst().value();
        for (var step : steps) {
            if (step.from().isAfter(day)) {
                break;
            }
            value = step.value();
        }
        return value;
    }

    /** The value that takes effect on exactly this day, or null. */
    @Nullable T startingOn(LocalDate day) {
        for (var step : steps) {
            if (step.from().equals(day)) {
                return step.value();
            }
        }
        return null;
    }

    Timeline<T> with(LocalDate from, T value) {
        var next = new ArrayList<Step<T>>(steps.size() + 1);
        steps.stream().filter(s -> s.from().isBefore(from)).forEach(next::add);
        next.add(new Step<>(from, value));
        steps.stream().filter(s -> s.from().isAfter(from)).forEach(next::add);
        return new Timeline<>(next);
    }
}
