package org.socai.api.quarantine;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.sql.SQLException;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.socai.api.problem.ProblemType;
import org.socai.api.problem.RequestRefused;
import org.socai.ledger.contribution.StreamId;
import org.socai.projections.quarantine.Quarantine;
import org.socai.projections.quarantine.QuarantinedStream;
import org.socai.projections.rebuild.RebuildRefused;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the read models leave out because an event could not be read or projected. */
@RestController
@RequestMapping("/api/v1/quarantine")
@Tag(name = "quarantine", description = "Streams that the read models hold only in part.")
class QuarantineController {
    private final Quarantine quarantine;
    private final Releases releases;

    QuarantineController(Quarantine quarantine, Releases releases) {
        this.quarantine = quarantine;
        this.releases = releases;
    }

    /** All streams in quarantine. */
    record QuarantineView(int count, List<QuarantinedStream> streams) {}

    /**
     * What a release came to.
     *
     * @param released whether the read models hold the whole stream
     * @param position the event that still cannot be projected; null where all are
     */
    record ReleaseView(
            String stream, boolean released, @Nullable Long position, @Nullable String reason) {}

    @GetMapping
    @Operation(summary = "The streams that the read models hold only in part, since when, and why")
    QuarantineView list() {
        var streams = quarantine.list();
        return new QuarantineView(streams.size(), streams);
    }

    @PostMapping("/{stream}/release")
    @Operation(
            summary = "Make the rows of one stream anew",
            description = "It stays in quarantine where one of its events still cannot be read.")
    ReleaseView release(@PathVariable String stream) throws SQLException {
        if (quarantine.list().stream().noneMatch(held -> held.stream().equals(stream))) {
            throw new NoSuchElementException("not in quarantine: " + stream);
        }
        try {
            var poison = releases.release(new StreamId(stream));
            return poison == null
                    ? new ReleaseView(stream, true, null, null)
                    : new ReleaseView(stream, false, poison.position(), poison.reason());
        } catch (RebuildRefused refused) {
            throw new RequestRefused(
                    ProblemType.REBUILD_RUNNING, String.valueOf(refused.getMessage()));
        }
    }
}
