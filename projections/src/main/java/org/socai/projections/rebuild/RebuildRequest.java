package org.socai.projections.rebuild;

import java.util.Set;

/**
 * What to make anew.
 *
 * @param tables names of tables; none for all. A projection's tables, and derived tables with what
 *     they are made from, come together
 * @param acceptDifferences put the new tables in place even where they differ from the old ones, as
 *     a repair
 */
public record RebuildRequest(Set<String> tables, boolean acceptDifferences) {
    public RebuildRequest {
        tables = Set.copyOf(tables);
    }

    /** Everything, put in place only where nothing differs. */
    public static RebuildRequest all() {
        return new RebuildRequest(Set.of(), false);
    }
}
