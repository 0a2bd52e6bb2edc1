package org.socai.api.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes down what is measured. A number goes up only together with what the gate found; where it
 * found anything, the number is not shown, and nothing is compared with it.
 */
final class Board {
    private final List<Measured> measured = new ArrayList<>();
    private final List<Compared> compared = new ArrayList<>();

    /**
     * One measured thing.
     *
     * @param subject whose number it is
     * @param figures null where the gate found something
     * @param note what the number does not say by itself
     * @param findings what the gate found
     */
    record Measured(
            String line,
            String scale,
            String subject,
            String unit,
            @Nullable Figures figures,
            String note,
            List<String> findings) {
        boolean passed() {
            return findings.isEmpty();
        }
    }

    /**
     * A number beside its target.
     *
     * @param value null where one of its sides failed
     */
    record Compared(
            String line,
            String scale,
            String what,
            @Nullable Double value,
            String unit,
            String target,
            Outcome outcome) {}

    /** What is to be compared, where it stands on the board. */
    record Place(Line line, Scale scale, String unit) {}

    void measured(
            Place place, String subject, Figures figures, String note, List<String> findings) {
        measured.add(
                new Measured(
                        place.line().option(),
                        place.scale().label(),
                        subject,
                        place.unit(),
                        findings.isEmpty() ? figures : null,
                        note,
                        List.copyOf(findings)));
    }

    /** Divides the median of one subject by that of another. */
    void ratio(Place place, String of, String to, double atLeast, String target) {
        var above = find(place, of);
        var below = find(place, to);
        if (above == null || below == null) {
            return;
        }
        if (above.figures() == null || below.figures() == null) {
            compared(place, of + " : " + to, null, "x", target, Outcome.FAILED);
            return;
        }
        double ratio = above.figures().median() / below.figures().median();
        compared(
                place,
                of + " : " + to,
                ratio,
                "x",
                target,
                ratio >= atLeast ? Outcome.REACHED : Outcome.NOT_REACHED);
    }

    /**
     * Holds a subject's median against a target.
     *
     * @param comparable whether the ledger is as large as the target's
     */
    void target(
            Place place,
            String subject,
            DoublePredicate reached,
            String target,
            boolean comparable) {
        var found = find(place, subject);
        if (found == null) {
            return;
        }
        var figures = found.figures();
        if (figures == null) {
            compared(place, subject, null, place.unit(), target, Outcome.FAILED);
            return;
        }
        var outcome =
                !reached.test(figures.median())
                        ? Outcome.NOT_REACHED
                        : comparable ? Outcome.REACHED : Outcome.SMALLER_LEDGER;
        compared(place, subject, figures.median(), place.unit(), target, outcome);
    }

    private void compared(
            Place place,
            String what,
            @Nullable Double value,
            String unit,
            String target,
            Outcome outcome) {
        compared.add(
                new Compared(
                        place.line().option(),
                        place.scale().label(),
                        what,
                        value,
                        unit,
                        target,
                        outcome));
    }

    private @Nullable Measured find(Place place, String subject) {
        for (var entry : measured) {
            if (entry.line().equals(place.line().option())
                    && entry.scale().equals(place.scale().label())
                    && entry.unit().equals(place.unit())
                    && entry.subject().equals(subject)) {
                return entry;
            }
        }
        return null;
    }

    List<Measured> measured() {
        return List.copyOf(measured);
    }

    List<Compared> compared() {
        return List.copyOf(compared);
    }
}
