package org.socai.api.quarantine;

import java.util.List;
import org.socai.api.knowledge.Viewpoint;
import org.socai.api.problem.ProblemType;
import org.socai.api.problem.RequestRefused;
import org.socai.ledger.contribution.UnitCode;
import org.socai.projections.quarantine.IncompleteUnits;
import org.socai.projections.quarantine.Quarantine;
import org.springframework.stereotype.Component;

/** What answers lack because an event could not be read. */
@Component
public final class Completeness {
    private final Quarantine quarantine;

    Completeness(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    /** The units that an answer over an office's units lacks. */
    public IncompleteUnits of(String office, Viewpoint viewpoint) {
        return quarantine.of(office, viewpoint.asOf());
    }

    /** The same for one unit: itself or none. */
    public IncompleteUnits of(UnitCode unit, Viewpoint viewpoint) {
        var incomplete = quarantine.of(unit, viewpoint.position());
        return incomplete == null
                ? new IncompleteUnits(0, List.of())
                : new IncompleteUnits(1, List.of(incomplete));
    }

    /**
     * Lets figures of a unit be answered.
     *
     * @throws RequestRefused naming the event, when the unit is in quarantine
     */
    public void require(UnitCode unit, Viewpoint viewpoint) {
        var incomplete = quarantine.of(unit, viewpoint.position());
        if (incomplete != null) {
            throw new RequestRefused(
                    ProblemType.UNREADABLE_EVENT,
                    "unit %s is in quarantine from position %d on: %s"
                            .formatted(unit, incomplete.position(), incomplete.reason()));
        }
    }
}
