package org.socai.api.problem;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a value should have been, in the words of whoever sends it: forms and names, no classes. */
final class ExpectedForm {
    static final String MISSING = "is missing";

    private ExpectedForm() {}

    /** From the type that was wanted and from why it could not be made. */
    static String of(@Nullable Class<?> type, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var message = cause.getMessage();
            // The first failure in a chain that a value type or a converter of this program worded
            // itself.
            if (cause.getClass() == IllegalArgumentException.class
                    && message != null
                    && isOurs(cause)) {
                return "cannot be read: " + message;
            }
        }
        return type == null ? "cannot be read" : form(type);
    }

    private static boolean isOurs(Throwable cause) {
        var trace = cause.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("org.socai.");
    }

    private static String form(Class<?> type) {
        if (type == LocalDate.class) {
            return "is a day written YYYY-MM-DD";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "is true or false";
        }
        if (type == UUID.class) {
            return "is an identifier such as 00000000-0000-0000-0000-000000000000";
        }
        if (type.isEnum()) {
            return "is one of " + Arrays.toString(type.getEnumConstants());
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "is a whole number";
        }
        return type == String.class
                ? "is text"
                : "is not a " + type.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
