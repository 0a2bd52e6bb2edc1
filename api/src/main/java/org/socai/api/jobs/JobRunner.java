package org.socai.api.jobs;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.socai.api.database.Setback;
import org.socai.api.jobs.Job.Rejection;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Does the jobs one after another, in the order in which they were sent. Facts of one file are thus
 * known before those of the next are decided. What was cut off by a crash goes on at the next
 * start; what waiting can cure, such as a lost database or a full disk, is waited for. Any other
 * failure would come again for ever: it ends its job, and the queue goes on.
 */
@Component
class JobRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration LONGEST_REST = Duration.ofMillis(500);

    private final Jobs jobs;
    private final List<JobWork> works;
    private final Settling settling;
    private final Standstill standstill;
    private final Patience patience = new Patience();
    private final Semaphore news;
    private volatile boolean running;
    private volatile Thread thread = Thread.ofPlatform().unstarted(this::loop);

    JobRunner(
            Jobs jobs,
            List<JobWork> works,
            Settling settling,
            Standstill standstill,
            JobSignal signal) {
        this.jobs = jobs;
        this.works = works;
        this.settling = settling;
        this.standstill = standstill;
        this.news = signal.semaphore();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("jobs").daemon().start(this::loop);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void loop() {
        while (running) {
            Job job = null;
            try {
                job = jobs.next().orElse(null);
                if (job == null) {
                    news.tryAcquire(LONGEST_REST.toMillis(), TimeUnit.MILLISECONDS);
                } else {
                    run(job);
                }
                patience.over();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException | IOException | Error failure) {
                if (running) {
                    afterFailure(job, failure);
                }
            }
        }
    }

    private void run(Job job) throws IOException, InterruptedException {
        var work = works.stream().filter(w -> w.does(job)).findFirst();
        standstill.end();
        try {
            if (work.isEmpty()) {
                throw new JobRefused(
                        "UNKNOWN_KIND", "nothing is known of jobs of kind " + job.kind());
            }
            work.get().run(job);
            settling.await();
            jobs.succeeded(job.id());
        } catch (JobRefused refused) {
            jobs.failed(job.id(), new Rejection(0, refused.code(), refused.sentence()));
        }
        work.ifPresent(w -> end(w, job));
    }

    private void afterFailure(@Nullable Job job, Throwable failure) {
        try {
            var setback = Setback.of(failure);
            if (job == null) {
                pause("the job queue could not be read", patience.next(), failure);
            } else if (setback != null && patience.allows(setback, job)) {
                var pause = patience.next(job);
                standstill.begin(job.id(), setback.sentence());
                pause("job " + job.id() + " waits: " + setback.sentence(), pause, failure);
            } else {
                giveUp(job, setback, failure);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException lost) {
            // The job is not ended; its next turn fails as this one did, and ends it.
            LOG.warn("the end of a job could not be recorded: {}", lost.getMessage(), lost);
        }
    }

    private void giveUp(Job job, @Nullable Setback setback, Throwable failure) {
        LOG.error("job {} failed and is given up", job.id(), failure);
        jobs.failed(job.id(), reason(setback));
        standstill.end();
        works.stream().filter(w -> w.does(job)).findFirst().ifPresent(w -> end(w, job));
    }

    private static Rejection reason(@Nullable Setback setback) {
        return setback == Setback.FILE_UNREADABLE
                ? new Rejection(
                        0,
                        setback.name(),
                        "The file cannot be read on this machine any more; send it again.")
                : new Rejection(
                        0,
                        "INTERNAL_ERROR",
                        """
                        The program failed on this job; its log says why under the job's id. \
                        What was accepted stays booked.\
                        """);
    }

    private static void end(JobWork work, Job job) {
        try {
            work.ended(job);
        } catch (IOException | RuntimeException left) {
            LOG.warn("job {} is done, but left something behind: {}", job.id(), left.getMessage());
        }
    }

    private static void pause(String what, Duration pause, Throwable failure)
            throws InterruptedException {
        LOG.warn("{}; tried again in {}: {}", what, pause, failure.toString());
        LOG.debug("because of", failure);
        Thread.sleep(pause);
    }
}
