package org.socai.api.jobs;

import java.util.NoSuchElementException;
import java.util.UUID;
import org.socai.api.http.ProgressStream;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Answers about jobs: once, or again and again while they run. */
@Component
public class JobAnswers {

    private final Jobs jobs;
    private final Standstill standstill;

    JobAnswers(Jobs jobs, Standstill standstill) {
        this.jobs = jobs;
        this.standstill = standstill;
    }

    /**
     * One job with a page of its rejections.
     *
     * @throws NoSuchElementException when there is no such job of the kind asked for
     */
    public JobView answer(UUID id, boolean closing, int page, int size) {
        var job =
                jobs.find(id)
                        .filter(j -> j.kind().equals("closing") == closing)
                        .orElseThrow(
                                () -> new NoSuchElementException("there is no such job: " + id));
        var waitingFor = job.state() == Job.State.RUNNING ? standstill.reasonOf(id) : null;
        return JobView.of(
                job,
                waitingFor,
                jobs.rejections(id, page, size),
                new JobView.PageOfRejections(page, size));
    }

    /** Server-sent events named {@code progress} until the job has ended. */
    public SseEmitter progress(UUID id, boolean closing) {
        answer(id, closing, 0, 1);
        return ProgressStream.of(
                id,
                () -> answer(id, closing, 0, 1).counts(),
                view -> view.state() == Job.State.RUNNING);
    }
}
