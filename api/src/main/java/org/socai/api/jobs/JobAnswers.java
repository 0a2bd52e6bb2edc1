package org.socai.api.jobs;

import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Answers about jobs: once, or again and again while they run. */
@Component
public class JobAnswers {
    private static final long EVERY_MILLIS = 250;
    private static final long NO_TIMEOUT = 0;

    private final Jobs jobs;

    JobAnswers(Jobs jobs) {
        this.jobs = jobs;
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
        return JobView.of(job, jobs.rejections(id, page, size), page, size);
    }

    /** Server-sent events named {@code progress} until the job has ended. */
    public SseEmitter progress(UUID id, boolean closing) {
        answer(id, closing, 0, 1);
        var emitter = new SseEmitter(NO_TIMEOUT);
        Thread.ofVirtual().name("progress-" + id).start(() -> send(emitter, id, closing));
        return emitter;
    }

    private void send(SseEmitter emitter, UUID id, boolean closing) {
        try {
            var state = Job.State.RUNNING;
            while (state == Job.State.RUNNING) {
                var view = answer(id, closing, 0, 1);
                state = view.state();
                var counts =
                        new JobView(
                                view.id(),
                                view.kind(),
                                view.state(),
                                view.total(),
                                view.processed(),
                                view.accepted(),
                                view.duplicates(),
                                view.rejected(),
                                List.of(),
                                view.page());
                emitter.send(SseEmitter.event().name("progress").data(counts));
                if (state == Job.State.RUNNING) {
                    Thread.sleep(EVERY_MILLIS);
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException gone) {
            emitter.completeWithError(gone);
        } catch (InterruptedException stopped) {
            emitter.complete();
        }
    }
}
