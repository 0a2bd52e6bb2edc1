package org.socai.api.rebuilds;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.UnitCode;
import org.socai.projections.rebuild.RebuildRequest;

/**
 * What is to be made anew.
 *
 * @param projections names of tables; none for all
 * @param unit one unit alone, in all tables; null for whole tables
 */
public record RebuildOrder(
        List<String> projections, @Nullable UnitCode unit, boolean acceptDifferences) {
    /** All tables, put in place only where nothing differs. */
    public static final RebuildOrder ALL = new RebuildOrder(List.of(), null, false);

    public RebuildOrder {
        projections = List.copyOf(projections);
        if (unit != null && !projections.isEmpty()) {
            throw new IllegalArgumentException(
                    "one unit is made anew in all tables; name tables or a unit, not both");
        }
    }

    RebuildRequest tables() {
        return new RebuildRequest(Set.copyOf(projections), acceptDifferences);
    }
}
