package org.socai.api.rebuilds;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.socai.api.http.ProgressStream;
import org.socai.api.problem.RequestRefused;
import org.socai.ledger.contribution.UnitCode;
import org.socai.projections.AllProjections;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Starts rebuilds of the read models, answers how far they have come, cancels them. */
@RestController
@RequestMapping("/api/v1/rebuilds")
@Tag(name = "rebuilds", description = "Making the read models anew while they serve.")
class RebuildController {

    private final Rebuilds rebuilds;

    RebuildController(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    /**
     * What to make anew.
     *
     * @param projections names of tables; left out or empty for all
     * @param unit one unit alone, in all tables
     * @param acceptDifferences put new tables in place also where they differ from the old ones
     */
    record Order(
            @Nullable List<String> projections,
            @Nullable UnitCode unit,
            @Nullable Boolean acceptDifferences) {}

    @PostMapping
    @Operation(summary = "Make the read models anew, beside those that serve")
    ResponseEntity<RebuildView> start(@RequestBody Order order) {
        var names = order.projections() == null ? List.<String>of() : order.projections();
        if (order.unit() != null && !names.isEmpty()) {
            throw RequestRefused.invalid(
                    "unit", "is made anew in all tables; leave projections out");
        }
        var tables = AllProjections.readModels().tables();
        if (!tables.containsAll(names)) {
            throw RequestRefused.invalid(
                    "projections", "are names among " + String.join(", ", tables));
        }
        var started =
                rebuilds.start(
                        new RebuildOrder(
                                names,
                                order.unit(),
                                Boolean.TRUE.equals(order.acceptDifferences())));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/rebuilds/" + started.id()))
                .body(RebuildView.of(started));
    }

    @GetMapping("/{id}")
    @Operation(summary = "How a rebuild stands, and what differs")
    RebuildView get(@PathVariable UUID id) {
        return RebuildView.of(rebuilds.get(id));
    }

    /** Cancelling is not waited for; a rebuild that is in place already stays. */
    @DeleteMapping("/{id}")
    @Operation(summary = "Cancel a rebuild; the read models that serve stay")
    ResponseEntity<RebuildView> cancel(@PathVariable UUID id) {
        var rebuild = rebuilds.get(id);
        rebuild.progress().cancel();
        return ResponseEntity.accepted().body(RebuildView.of(rebuild));
    }

    @GetMapping(path = "/{id}/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "The same again and again until it has ended")
    SseEmitter progress(@PathVariable UUID id) {
        var rebuild = rebuilds.get(id);
        return ProgressStream.of(
                id,
                () -> RebuildView.of(rebuild),
                view -> view.state() == RunningRebuild.State.RUNNING);
    }
}
