package org.socai.api.jobs;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.socai.api.jobs.Job.Rejection;

/**
 * A job as it is answered.
 *
 * @param processed rows, or units, looked at so far
 * @param waitingFor why a running job stands still and goes on by itself, such as a full disk; null
 *     when it does not
 * @param rejections one page of what was not booked
 * @param page which page of rejections this is, from 0, of which size
 */
public record JobView(
        UUID id,
        String kind,
        Job.State state,
        long total,
        long processed,
        long accepted,
        long duplicates,
        long rejected,
        @Nullable String waitingFor,
        List<Rejection> rejections,
        PageOfRejections page) {
    /** Which page of rejections is shown. */
    public record PageOfRejections(int page, int size) {}

    static JobView of(
            Job job,
            @Nullable String waitingFor,
            List<Rejection> rejections,
            PageOfRejections page) {
        return new JobView(
                job.id(),
                job.kind(),
                job.state(),
                job.total(),
                job.processed(),
                job.accepted(),
                job.duplicates(),
                job.rejected(),
                waitingFor,
                rejections,
                page);
    }

    /** The same without rejections, for whoever only watches. */
    JobView counts() {
        return new JobView(
                id,
                kind,
                state,
                total,
                processed,
                accepted,
                duplicates,
                rejected,
                waitingFor,
                List.of(),
                page);
    }
}
