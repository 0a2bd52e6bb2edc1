package org.socai.api.jobs;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which job stands still in this program, and why. It is not written down: whatever a job waits for
 * may be what keeps it from being written.
 */
@Component
class Standstill {
    private volatile @Nullable Reason reason;

    private record Reason(UUID job, String sentence) {}

    void begin(UUID job, String sentence) {
        reason = new Reason(job, sentence);
    }

    void end() {
        reason = null;
    }

    /** Why a job stands still; null when it does not. */
    @Nullable String reasonOf(UUID job) {
        var now = reason;
        return now != null && now.job().equals(job) ? now.sentence() : null;
    }
}
