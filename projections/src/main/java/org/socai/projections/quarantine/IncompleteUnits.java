package org.socai.projections.quarantine;

import java.time.Instant;
import java.util.List;
import org.socai.ledger.contribution.UnitCode;

/**
 * The units whose later events an answer lacks.
 *
 * @param count of all of them
 * @param units the first ones, in the order of their codes
 */
public record IncompleteUnits(long count, List<IncompleteUnit> units) {
    public IncompleteUnits {
        units = List.copyOf(units);
    }

    /**
     * One of them.
     *
     * @param position of the first event that is left out
     * @param since when that event was recorded
     */
    public record IncompleteUnit(UnitCode unitCode, long position, Instant since, String reason) {}
}
