package org.socai.api.jobs;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One import or closing.
 *
 * @param kind the kind of import, or {@code closing}
 * @param total rows of the file, or units to close; 0 until they are counted
 * @param processed how many of them have been looked at
 * @param through the month a closing closes through; null for imports
 * @param resumeAfter the last stream a closing has looked at
 */
public record Job(
        UUID id,
        String kind,
        State state,
        String actor,
        @Nullable String through,
        long total,
        long processed,
        long accepted,
        long duplicates,
        long rejected,
        String resumeAfter) {
    /** How a job stands; waiting for its turn counts as running. */
    public enum State {
        RUNNING,
        /** All rows have been looked at, and every answer includes what was booked. */
        SUCCEEDED,
        /**
         * The file was refused as a whole, and nothing of it is booked; or the program failed, and
         * what it had accepted until then stays booked.
         */
        FAILED
    }

    /** What was not booked, and why. */
    public record Rejection(long line, String code, String message) {}

    /** What a batch of a job came to. */
    public record Progress(
            long processed, long accepted, long duplicates, List<Rejection> rejections) {}
}
