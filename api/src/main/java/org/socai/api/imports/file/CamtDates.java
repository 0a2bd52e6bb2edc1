package org.socai.api.imports.file;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The day a date or date-time of a bank's message stands for. */
final class CamtDates {
    private static final ZoneId LEDGER_ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Pattern DATE =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(Z|[+-]\\d{2}:\\d{2})?");
    private static final Pattern OFFSET = Pattern.compile(".*T.*(Z|[+-]\\d{2}:\\d{2})");

    private CamtDates() {}

    /**
     * A date counts as itself, whatever zone is written behind it; a date-time counts as its day in
     * Vietnam, one without an offset being Vietnamese time already. A text that is neither stays as
     * it is, and is refused where a date is expected.
     */
    static String day(String text) {
        Matcher date = DATE.matcher(text);
        if (date.matches()) {
            return date.group(1);
        }
        try {
            return OFFSET.matcher(text).matches()
                    ? OffsetDateTime.parse(text)
                            .atZoneSameInstant(LEDGER_ZONE)
                            .toLocalDate()
                            .toString()
                    : LocalDateTime.parse(text).toLocalDate().toString();
        } catch (DateTimeParseException e) {
            return text;
        }
    }
}
