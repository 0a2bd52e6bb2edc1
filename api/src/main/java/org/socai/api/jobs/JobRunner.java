package org.socai.api.jobs;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.socai.api.jobs.Job.Rejection;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Does the jobs one after another, in the order in which they were sent. Facts of one file are thus
 * known before those of the next are decided. What was cut off by a crash goes on at the next
 * start; a lost database is waited for.
 */
@Component
class JobRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration LONGEST_REST = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Jobs jobs;
    private final List<JobWork> works;
    private final Settling settling;
    private final Semaphore news;
    private volatile boolean running;
    private volatile Thread thread = Thread.ofPlatform().unstarted(this::loop);

    JobRunner(Jobs jobs, List<JobWork> works, Settling settling, JobSignal signal) {
        this.jobs = jobs;
        this.works = works;
        this.settling = settling;
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
            try {
                var job = jobs.next();
                if (job.isPresent()) {
                    run(job.get());
                } else {
                    news.tryAcquire(LONGEST_REST.toMillis(), TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (DataAccessException lost) {
                rest("the job queue could not be read", lost);
            }
        }
    }

    private void run(Job job) {
        var work = works.stream().filter(w -> w.does(job)).findFirst();
        try {
            if (work.isEmpty()) {
                throw new JobRefused(
                        "UNKNOWN_KIND", "nothing is known of jobs of kind " + job.kind());
            }
            work.get().run(job);
            settling.await();
            jobs.succeeded(job.id());
            end(work.get(), job);
        } catch (JobRefused refused) {
            jobs.failed(job.id(), new Rejection(0, refused.code(), refused.sentence()));
            work.ifPresent(w -> end(w, job));
        } catch (RuntimeException | IOException failure) {
            rest("job " + job.id() + " was interrupted and goes on", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(JobWork work, Job job) {
        try {
            work.ended(job);
        } catch (IOException left) {
            LOG.warn("job {} is done, but left something behind: {}", job.id(), left.getMessage());
        }
    }

    private void rest(String what, Exception failure) {
        if (!running) {
            return;
        }
        LOG.warn("{}: {}", what, failure.getMessage(), failure);
        try {
            Thread.sleep(AFTER_FAILURE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
