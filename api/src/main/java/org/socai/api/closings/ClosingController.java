package org.socai.api.closings;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.socai.api.jobs.JobAnswers;
import org.socai.api.jobs.JobSignal;
import org.socai.api.jobs.JobView;
import org.socai.api.jobs.Jobs;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.unit.UnitRejected;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Starts closings and answers how far they have come. */
@RestController
@RequestMapping("/api/v1/closings")
@Tag(name = "closings")
class ClosingController {
    private final Jobs jobs;
    private final JobAnswers answers;
    private final JobSignal signal;
    private final Clock clock;

    ClosingController(Jobs jobs, JobAnswers answers, JobSignal signal, Clock clock) {
        this.jobs = jobs;
        this.answers = answers;
        this.signal = signal;
        this.clock = clock;
    }

    /** Which month to close through, as {@code YYYY-MM}. */
    record ClosingRequest(ContributionMonth through) {}

    /** Puts a closing at the end of the queue, behind the files sent before it. */
    @PostMapping
    @Operation(summary = "Close every month up to one for all units")
    ResponseEntity<JobView> close(@RequestBody ClosingRequest request, Principal user) {
        var through = request.through();
        if (!through.lastDay().isBefore(LocalDate.now(clock))) {
            throw new UnitRejected(
                    UnitRejected.Reason.MONTH_NOT_ENDED, "month " + through + " has not ended yet");
        }
        var id = UUID.randomUUID();
        jobs.addClosing(id, user.getName(), through.toString());
        signal.added();
        var address = URI.create("/api/v1/closings/" + id);
        return ResponseEntity.accepted().location(address).body(answers.answer(id, true, 0, 1));
    }

    @GetMapping("/{id}")
    @Operation(summary = "How a closing stands, with a page of the units that stay open")
    JobView get(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        return answers.answer(id, true, Math.max(0, page), Math.clamp(size, 1, 1_000));
    }

    @Operation(summary = "The same again and again until it has ended")
    @GetMapping(path = "/{id}/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter progress(@PathVariable UUID id) {
        return answers.progress(id, true);
    }
}
