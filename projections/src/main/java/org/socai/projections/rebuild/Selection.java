package org.socai.projections.rebuild;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.socai.projections.feed.DerivedTables;
import org.socai.projections.feed.Projection;
import org.socai.projections.feed.ProjectionTable;
import org.socai.projections.feed.QuarantineTable;
import org.socai.projections.feed.ReadModels;

/**
 * The read models that a rebuild makes.
 *
 * @param complete whether they are all there are; only then do they come with a position and a
 *     quarantine of their own
 */
record Selection(ReadModels models, boolean complete) {
    /**
     * Those of the named tables, and what has to be made together with them.
     *
     * @param names none for all
     * @throws RebuildRefused when there is no table of a name
     */
    static Selection of(ReadModels all, Set<String> names) {
        if (names.isEmpty()) {
            return new Selection(all, true);
        }
        for (var name : names) {
            if (!all.tables().contains(name)) {
                throw new RebuildRefused(
                        RebuildRefused.Reason.UNKNOWN_TABLE,
                        "there is no table '%s' among the read models: %s"
                                .formatted(name, String.join(", ", all.tables())));
            }
        }
        var wanted = closed(all, names);
        return new Selection(
                new ReadModels(
                        all.projections().stream()
                                .filter(projection -> meets(namesOf(projection), wanted))
                                .toList(),
                        all.derived().stream()
                                .filter(derived -> meets(derived.tables(), wanted))
                                .toList()),
                false);
    }

    private static Set<String> closed(ReadModels all, Set<String> names) {
        var wanted = new HashSet<>(names);
        var together = new ArrayList<List<String>>();
        all.projections().forEach(projection -> together.add(namesOf(projection)));
        all.derived().forEach(derived -> together.add(withSources(derived)));
        boolean grows = true;
        while (grows) {
            grows = false;
            for (var tables : together) {
                if (meets(tables, wanted)) {
                    grows |= wanted.addAll(tables);
                }
            }
        }
        return wanted;
    }

    private static List<String> namesOf(Projection projection) {
        return projection.tables().stream().map(ProjectionTable::name).toList();
    }

    private static List<String> withSources(DerivedTables derived) {
        var all = new ArrayList<>(derived.sources());
        all.addAll(derived.tables());
        return all;
    }

    private static boolean meets(List<String> some, Set<String> others) {
        return some.stream().anyMatch(others::contains);
    }

    /** The names of all tables to make. */
    List<String> tables() {
        var tables = new ArrayList<>(models.tables());
        if (complete) {
            tables.add(QuarantineTable.NAME);
        }
        return tables;
    }
}
