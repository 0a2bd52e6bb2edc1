package org.socai.api.jobs;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.socai.api.database.Setback;

/**
 * How long to wait before the next attempt: twice as long each time, up to ten seconds, and short
 * again as soon as a job has come further. Used by one thread.
 */
final class Patience {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** A disk that has not given a file back after a minute or so is not going to. */
    private static final int ATTEMPTS_TO_READ = 10;

    private @Nullable UUID job;
    private long processed;
    private int attempts;

    /** Databases come back and disks are cleared; a file is only asked for so many times. */
    boolean allows(Setback setback, Job next) {
        return switch (setback) {
            case LOST_RACE, DATABASE_UNAVAILABLE, STORAGE_FULL -> true;
            case FILE_UNREADABLE -> !isSame(next) || attempts < ATTEMPTS_TO_READ;
        };
    }

    /** Something succeeded: the next failure is a new one. */
    void over() {
        job = null;
        attempts = 0;
    }

    /** Before a job is tried again. */
    Duration next(Job next) {
        if (!isSame(next)) {
            job = next.id();
            processed = next.processed();
            attempts = 0;
        }
        return next();
    }

    /** Before whatever failed is tried again. */
    Duration next() {
        var pause = FIRST.multipliedBy(1L << Math.min(attempts, 5));
        attempts++;
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    /** Whether it is the job that failed before, and no batch was booked in between. */
    private boolean isSame(Job next) {
        return next.id().equals(job) && next.processed() == processed;
    }
}
