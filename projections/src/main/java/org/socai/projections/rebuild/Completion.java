package org.socai.projections.rebuild;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.socai.projections.feed.DerivedTables;
import org.socai.projections.feed.Filling;
import org.socai.projections.feed.KeptRows;
import org.socai.projections.feed.ProjectionTable;
import org.socai.projections.feed.QuarantineTable;
import org.socai.projections.rebuild.Steps.Step;

/**
 * What makes new tables complete once the rows of projections stand in them: indexes, derived
 * tables, and the reading of old and new rows for their comparison. Each begins as soon as what it
 * needs is there, so that no core is idle while one work takes long.
 */
final class Completion {
    private final Sessions sessions;
    private final Selection selection;
    private final RebuildProgress progress;
    private final FreshTables fresh;
    private final KeptTables kept;
    private final long position;
    private final Steps steps = new Steps();
    private final Map<String, Step> ready = new LinkedHashMap<>();

    /**
     * @param kept rows of projections
     * @param position which the rows of projections reach through
     */
    Completion(
            Sessions sessions,
            Selection selection,
            RebuildProgress progress,
            FreshTables fresh,
            KeptTables kept,
            long position) {
        this.sessions = sessions;
        this.selection = selection;
        this.progress = progress;
        this.fresh = fresh;
        this.kept = kept;
        this.position = position;
    }

    /**
     * Does all of it.
     *
     * @param quarantine takes rows out before anything is made of them; null for nothing to do
     */
    void run(TableComparison comparison, Sessions.@Nullable Work quarantine) throws SQLException {
        var filling = new FillingInSessions();
        var derived =
                selection.models().derived().stream()
                        .sorted(Comparator.comparingLong(tables -> entries(tables, filling)))
                        .toList();
        var projected = selection.models().projected();
        var cleared = quarantine == null ? List.<Step>of() : takenOut(projected, quarantine);
        derived.forEach(tables -> addDerived(tables, filling));
        if (selection.complete()) {
            addIndexes(QuarantineTable.NAME, cleared);
        }
        projected.forEach(table -> ready(table.name()));
        addReading(projected, comparison);
        steps.run(sessions);
    }

    /** Rows are found by their positions, so all tables need their indexes before. */
    private List<Step> takenOut(List<ProjectionTable> projected, Sessions.Work quarantine) {
        var cleared = add(quarantine, projected.stream().map(t -> ready(t.name())).toList());
        projected.forEach(table -> ready.put(table.name(), cleared));
        return List.of(cleared);
    }

    /** What waits for the least comes first. */
    private long entries(DerivedTables tables, Filling filling) {
        return tables.awaited(filling).stream().mapToLong(fresh::entries).sum();
    }

    private void addDerived(DerivedTables derived, Filling filling) {
        var filled =
                add(
                        _ -> derived.fill(filling, position),
                        derived.awaited(filling).stream().map(this::ready).toList());
        derived.tables().forEach(table -> addIndexes(table, List.of(filled)));
    }

    private void addReading(List<ProjectionTable> projected, TableComparison comparison) {
        projected.forEach(table -> add(comparison.fresh(table), List.of(ready(table.name()))));
        projected.forEach(table -> add(comparison.living(table), List.of()));
    }

    /** The step after which a table of a projection may be read. */
    private Step ready(String table) {
        var known = ready.get(table);
        if (known != null) {
            return known;
        }
        var added = addIndexes(table, List.of());
        ready.put(table, added);
        return added;
    }

    private Step addIndexes(String table, List<Step> after) {
        var indexes = new ArrayList<>(after);
        fresh.indexes(table).forEach(index -> indexes.add(add(index, after)));
        return add(fresh.finished(table), indexes);
    }

    private Step add(Sessions.Work work, List<Step> after) {
        return steps.add(
                connection -> {
                    progress.requireGoingOn();
                    work.on(connection);
                },
                after);
    }

    /** Each work in a transaction on one of the sessions. */
    private final class FillingInSessions implements Filling {
        @Override
        public void run(List<Work> works) throws SQLException {
            progress.requireGoingOn();
            sessions.runAll(
                    works.stream()
                            .<Sessions.Work>map(
                                    work ->
                                            connection ->
                                                    Sessions.inTransaction(connection, work::on))
                            .toList());
        }

        @Override
        public @Nullable KeptRows kept(String table) {
            return kept.of(table);
        }
    }
}
