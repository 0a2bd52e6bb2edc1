package org.socai.api.knowledge;

import java.time.Instant;
import java.time.LocalDate;
import org.socai.projections.feed.AsOf;

/**
 * From where a question is answered. Asked again with the same day and the same {@code knownAt}, or
 * with the position instead, the ledger gives the same answer.
 *
 * @param effectiveOn the business day up to whose end facts count
 * @param knownAt the instant up to which knowledge counts
 * @param position the last position recorded by that instant; 0 where there is none
 */
public record Viewpoint(LocalDate effectiveOn, Instant knownAt, long position) {
    public AsOf asOf() {
        return new AsOf(effectiveOn, position);
    }
}
