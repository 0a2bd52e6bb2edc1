package org.socai.api.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import org.socai.api.jobs.Job;
import org.socai.api.jobs.JobSignal;
import org.socai.api.jobs.Jobs;
import org.socai.api.launch.LaunchOptions;
import org.socai.api.launch.StartRefused;
import org.socai.ledger.contribution.ContributionMonth;
import org.springframework.stereotype.Component;

/** Sends the sample through the queue that uploads and closings go through, and waits for it. */
@Component
final class SampleJobs {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(2);

    private final Jobs jobs;
    private final JobSignal signal;
    private final Path uploads;

    SampleJobs(Jobs jobs, JobSignal signal, LaunchOptions options) {
        this.jobs = jobs;
        this.signal = signal;
        this.uploads = options.uploads();
    }

    /**
     * Imports a file as its user would.
     *
     * @return the job, which has succeeded without a rejection
     * @throws StartRefused when the file or a row of it was not booked
     */
    Job bookFile(SampleFile file) throws IOException, InterruptedException {
        var id = UUID.randomUUID();
        var content = file.content();
        Files.write(uploads.resolve(id.toString()), content);
        jobs.addImport(id, file.kind().slug(), file.actor(), file.fileName(), sha256(content));
        signal.added();
        return booked(id, file.fileName());
    }

    /**
     * Closes every month of every unit as the director would.
     *
     * @throws StartRefused when a unit could not be closed
     */
    Job close(ContributionMonth through) throws InterruptedException {
        var id = UUID.randomUUID();
        jobs.addClosing(id, "director", through.toString());
        signal.added();
        return booked(id, "the closing through " + through);
    }

    private Job booked(UUID id, String what) throws InterruptedException {
        var job = ended(id, what);
        if (job.state() == Job.State.SUCCEEDED && job.rejected() == 0) {
            return job;
        }
        var first = jobs.rejections(id, 0, 1).getFirst();
        throw new StartRefused(
                "%s was not booked as a whole: line %d: %s: %s"
                        .formatted(what, first.line(), first.code(), first.message()));
    }

    private Job ended(UUID id, String what) throws InterruptedException {
        var job = find(id);
        long progressAt = System.nanoTime();
        while (job.state() == Job.State.RUNNING) {
            Thread.sleep(BETWEEN_LOOKS);
            var next = find(id);
            if (next.processed() != job.processed()) {
                progressAt = System.nanoTime();
            } else if (System.nanoTime() - progressAt > LONGEST_STANDSTILL.toNanos()) {
                throw new StartRefused(what + " stands still; the log says why");
            }
            job = next;
        }
        return job;
    }

    private Job find(UUID id) {
        return jobs.find(id).orElseThrow();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java", impossible);
        }
    }
}
