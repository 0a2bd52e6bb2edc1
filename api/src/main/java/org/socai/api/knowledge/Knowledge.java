package org.socai.api.knowledge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.socai.api.problem.ProblemType;
import org.socai.api.problem.RequestRefused;
import org.socai.projections.feed.ProjectionPosition;
import org.springframework.stereotype.Component;

/**
 * Makes the two dates of a request definite: a day, an instant, and the position that the instant
 * stands for.
 */
@Component
public final class Knowledge {
    private static final Pattern POSITION = Pattern.compile("position:(\\d{1,18})");
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final BusinessDays days;
    private final LedgerTime ledger;
    private final ProjectionPosition projections;
    private final Clock clock;

    Knowledge(BusinessDays days, LedgerTime ledger, ProjectionPosition projections, Clock clock) {
        this.days = days;
        this.ledger = ledger;
        this.projections = projections;
        this.clock = clock;
    }

    /**
     * For a question answered from the log itself.
     *
     * @throws RequestRefused when a date is malformed or cannot be meant, or a position is not
     *     assigned yet
     * @throws org.socai.ledger.store.FutureInstant when knowledge of the future is asked for
     */
    public Viewpoint of(TwoDates dates) {
        return viewpoint(dates, ledger.last());
    }

    /**
     * For a question answered from projections: returns once they hold everything recorded when the
     * question came, and otherwise refuses like {@link #of}.
     *
     * @throws RequestRefused also when the projections do not get that far in half a minute
     */
    public Viewpoint projected(TwoDates dates) {
        var last = ledger.last();
        var viewpoint = viewpoint(dates, last);
        awaitProjections(last.position());
        return viewpoint;
    }

    private Viewpoint viewpoint(TwoDates dates, Moment last) {
        var effectiveOn = days.ofParameter("effectiveOn", dates.effectiveOn());
        var moment = moment(dates.knownAt(), last);
        return new Viewpoint(effectiveOn, moment.at(), moment.position());
    }

    private Moment moment(@Nullable String knownAt, Moment last) {
        if (knownAt == null || knownAt.isBlank()) {
            // The instant of the last position and not now, so that the answer names its own moment
            // and no later one.
            return last.position() == 0 ? new Moment(0, now()) : last;
        }
        var position = POSITION.matcher(knownAt);
        if (position.matches()) {
            return ofPosition(Long.parseLong(position.group(1)), last);
        }
        return ledger.at(instant(knownAt));
    }

    private Moment ofPosition(long position, Moment last) {
        if (position < 1) {
            throw RequestRefused.invalid("knownAt", "names a position from 1 on");
        }
        if (position > last.position()) {
            throw new RequestRefused(
                    ProblemType.UNKNOWN_POSITION,
                    "position "
                            + position
                            + " is not assigned yet; the last one is "
                            + last.position());
        }
        return ledger.ofPosition(position);
    }

    /** To the microsecond, as the ledger keeps its instants. */
    private static Instant instant(String text) {
        try {
            return Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeParseException malformed) {
            throw RequestRefused.invalid(
                    "knownAt",
                    "is an instant such as 2026-01-05T02:00:00Z or a position such as"
                            + " position:48213");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void awaitProjections(long position) {
        try {
            if (!projections.awaitPosition(position, LONGEST_WAIT)) {
                throw new RequestRefused(
                        ProblemType.PROJECTIONS_BEHIND,
                        "the read models have not reached position "
                                + position
                                + " yet; ask again");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RequestRefused(
                    ProblemType.PROJECTIONS_BEHIND, "the program is being stopped");
        }
    }
}
