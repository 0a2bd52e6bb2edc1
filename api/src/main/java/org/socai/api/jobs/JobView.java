package org.socai.api.jobs;

import java.util.List;
import java.util.UUID;
import org.socai.api.jobs.Job.Rejection;

/**
 * A job as it is answered.
 *
 * @param processed rows, or units, looked at so far
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
        List<Rejection> rejections,
        PageOfRejections page) {
    /** Which page of rejections is shown. */
    public record PageOfRejections(int page, int size) {}

    static JobView of(Job job, List<Rejection> rejections, int page, int size) {
        return new JobView(
                job.id(),
                job.kind(),
                job.state(),
                job.total(),
                job.processed(),
                job.accepted(),
                job.duplicates(),
                job.rejected(),
                rejections,
                new PageOfRejections(page, size));
    }
}
