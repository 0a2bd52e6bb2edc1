package org.socai.api.checks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.api.knowledge.Viewpoint;
import org.socai.ledger.contribution.Fund;
import org.socai.ledger.contribution.UnitCode;
import org.socai.projections.checks.PostedCheck;
import org.socai.projections.quarantine.IncompleteUnits;
import org.socai.projections.quarantine.IncompleteUnits.IncompleteUnit;

/**
 * What the checker found.
 *
 * @param checked how many units were compared
 * @param differences posted figures that do not follow from the facts; none in a sound ledger
 * @param waiting units that were not compared, because their figures need a rate not published yet
 * @param incompleteCount how many units were not compared, because they are in quarantine
 * @param incomplete the first of them
 */
record PostedCheckView(
        LocalDate effectiveOn,
        Instant knownAt,
        long position,
        int checked,
        List<Difference> differences,
        List<Waiting> waiting,
        long incompleteCount,
        List<IncompleteUnit> incomplete) {
    /** One figure, in dong; no fund for money not applied to any. */
    record Difference(
            UnitCode unitCode,
            @Nullable Fund fund,
            PostedCheck.Figure figure,
            long posted,
            long derived) {}

    /** A unit and the publication it waits for. */
    record Waiting(UnitCode unitCode, String rate) {}

    static PostedCheckView of(
            PostedCheck.Result result, Viewpoint viewpoint, IncompleteUnits incomplete) {
        return new PostedCheckView(
                viewpoint.effectiveOn(),
                viewpoint.knownAt(),
                viewpoint.position(),
                result.checked(),
                result.differences().stream()
                        .map(
                                d ->
                                        new Difference(
                                                d.unit(),
                                                d.fund(),
                                                d.figure(),
                                                d.posted(),
                                                d.derived()))
                        .toList(),
                result.waiting().entrySet().stream()
                        .map(entry -> new Waiting(entry.getKey(), entry.getValue()))
                        .toList(),
                incomplete.count(),
                incomplete.units());
    }
}
