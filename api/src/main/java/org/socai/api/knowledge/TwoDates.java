package org.socai.api.knowledge;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The two dates of a question as a request has them; what is missing or blank takes the default.
 *
 * @param effectiveOn the business day
 * @param knownAt an instant or a position
 */
public record TwoDates(
        @Parameter(
                        description =
                                "The business day up to whose end facts count; today in Vietnam by"
                                        + " default.",
                        example = "2025-09-30")
                @Nullable String effectiveOn,
        @Parameter(description = KNOWN_AT, example = "position:48213") @Nullable String knownAt) {
    /** What {@code knownAt} means, for every place that takes it. */
    public static final String KNOWN_AT =
            "Up to when knowledge counts: an instant such as 2026-01-05T02:00:00Z, or a ledger"
                    + " position such as position:48213; everything recorded by now by default.";
}
