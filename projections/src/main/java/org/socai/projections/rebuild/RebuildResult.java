package org.socai.projections.rebuild;

import java.util.List;

/**
 * What a rebuild came to.
 *
 * @param position through which the new tables hold the log
 * @param swapped whether they took the place of the old ones
 * @param differences the tables whose rows differ from the old ones
 * @param quarantined how many streams the new tables leave out
 */
public record RebuildResult(
        long position, boolean swapped, List<TableDifference> differences, int quarantined) {
    public RebuildResult {
        differences = List.copyOf(differences);
    }
}
