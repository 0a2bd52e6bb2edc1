package org.socai.api.knowledge;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.socai.api.problem.RequestRefused;
import org.springframework.stereotype.Component;

/** Business days, which are days in Vietnam, as requests name them. */
@Component
public final class BusinessDays {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    /** Compulsory contributions are collected since Decree 12/CP of January 1995. */
    private static final LocalDate EARLIEST = LocalDate.of(1995, 1, 1);

    private static final int MOST_YEARS_AHEAD = 10;
    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Clock clock;

    BusinessDays(Clock clock) {
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.now(clock.withZone(VIETNAM));
    }

    /**
     * The day a parameter names; today where it is missing or blank.
     *
     * @throws RequestRefused when it is no day or one that cannot be meant
     */
    LocalDate ofParameter(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return today();
        }
        try {
            if (FORM.matcher(text).matches()) {
                return credible(name, LocalDate.parse(text));
            }
        } catch (DateTimeParseException noSuchDay) {
            // said below, with the same words as for any other text
        }
        throw RequestRefused.invalid(name, "is a day written YYYY-MM-DD");
    }

    /**
     * The same day.
     *
     * @throws RequestRefused when it lies before 1995 or more than ten years ahead: a slip of the
     *     pen, not a question
     */
    public LocalDate credible(String name, LocalDate day) {
        var latest = today().plusYears(MOST_YEARS_AHEAD);
        if (day.isBefore(EARLIEST) || day.isAfter(latest)) {
            throw RequestRefused.invalid(name, "lies between " + EARLIEST + " and " + latest);
        }
        return day;
    }
}
