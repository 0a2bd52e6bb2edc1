package org.socai.api.problem;

import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Finds the place in a JSON body that could not be read, and the rule it breaks. */
final class BodyDefect {
    private static final String BODY = "the body";

    private BodyDefect() {}

    static Defect of(HttpMessageNotReadableException unreadable) {
        return switch (unreadable.getCause()) {
            case UnrecognizedPropertyException e ->
                    new Defect(place(e), "is not a property known here");
            case InvalidNullException e -> new Defect(place(e), ExpectedForm.MISSING);
            case MismatchedInputException e ->
                    new Defect(place(e), ExpectedForm.of(e.getTargetType(), e));
            case StreamReadException _ -> new Defect(BODY, "is not well-formed JSON");
            case JacksonException e -> new Defect(place(e), ExpectedForm.of(null, e));
            case null, default -> new Defect(BODY, "is missing or cannot be read");
        };
    }

    private static String place(JacksonException failure) {
        var place = new StringBuilder();
        for (var step : failure.getPath()) {
            if (step.getPropertyName() == null) {
                place.append('[').append(step.getIndex()).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return place.isEmpty() ? BODY : place.toString();
    }
}
