package org.socai.projections.feed;

import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.store.ReadEvent;

/**
 * An event that cannot be read or projected. From it on its stream is in quarantine.
 *
 * @param knownFrom the fact the event follows from, or its own position
 * @param refused whether it was the database that did not take its rows, which is only found out by
 *     trying
 * @param reason for an operator
 */
public record Poison(String stream, long position, long knownFrom, boolean refused, String reason) {
    private static final int LONGEST_REASON = 500;

    public Poison {
        // A value that cannot be stored must not hide in the reason why.
        reason = reason.replace('\0', ' ');
        if (reason.length() > LONGEST_REASON) {
            reason = reason.substring(0, LONGEST_REASON) + "…";
        }
    }

    /** An event that this program cannot read. */
    static Poison of(ReadEvent.Unreadable event) {
        return of(event, false, event.reason());
    }

    /** An event that a projection throws at. */
    static Poison of(ReadEvent event, RuntimeException unfit) {
        return of(event, false, described(unfit));
    }

    /** An event whose rows the database does not take. */
    public static Poison of(ReadEvent event, SQLException refusal) {
        return of(event, true, described(refusal));
    }

    private static String described(Exception cause) {
        var why = cause.getMessage();
        return cause.getClass().getSimpleName() + (why == null ? "" : ": " + why);
    }

    private static Poison of(ReadEvent event, boolean refused, String reason) {
        long knownFrom =
                switch (event) {
                    case ReadEvent.Decoded decoded -> decoded.recorded().knownFrom();
                    case ReadEvent.Unreadable unreadable ->
                            knownFrom(unreadable.causedBy(), unreadable.position());
                };
        return new Poison(streamOf(event), event.position(), knownFrom, refused, reason);
    }

    /**
     * Whether the database refused values: they do not fit a type (22), break a constraint (23) or
     * exceed what it can hold (54). Anything else is no event's fault.
     */
    public static boolean isAboutValues(SQLException refusal) {
        var state = refusal.getSQLState();
        return state != null
                && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
    }

    private static long knownFrom(@Nullable Long causedBy, long position) {
        return Objects.requireNonNullElse(causedBy, position);
    }

    /** The stream an event stands in. */
    public static String streamOf(ReadEvent event) {
        return switch (event) {
            case ReadEvent.Decoded decoded -> decoded.recorded().event().stream().value();
            case ReadEvent.Unreadable unreadable -> unreadable.stream();
        };
    }
}
