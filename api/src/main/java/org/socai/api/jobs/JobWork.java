package org.socai.api.jobs;

import java.io.IOException;

/** Does the jobs of some kinds. A job that was begun before goes on from where it stands. */
public interface JobWork {
    boolean does(Job job);

    /**
     * Works until the job is done.
     *
     * @throws JobRefused when the job is refused as a whole; nothing of it is booked
     */
    void run(Job job) throws IOException;

    /** Called once the job has ended, either way. */
    void ended(Job job) throws IOException;
}
