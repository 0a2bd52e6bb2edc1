package org.socai.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.socai.ledger.store.LedgerReader;
import org.socai.projections.feed.EventProjector;
import org.socai.projections.feed.KeptRows;
import org.socai.projections.feed.Poison;
import org.socai.projections.feed.ProjectionPosition;
import org.socai.projections.feed.QuarantineTable;

/** One rebuild of whole tables, on a connection that has the lock. */
final class TableRebuild {
    private static final Logger LOG = LoggerFactory.getLogger(TableRebuild.class);

    private final LogCopy.Limits limits;
    private final Sessions sessions;
    private final LedgerReader reader;
    private final Selection selection;
    private final boolean acceptDifferences;
    private final RebuildProgress progress;

    TableRebuild(
            LogCopy.Limits limits,
            Sessions sessions,
            LedgerReader reader,
            Selection selection,
            boolean acceptDifferences,
            RebuildProgress progress) {
        this.limits = limits;
        this.sessions = sessions;
        this.reader = reader;
        this.selection = selection;
        this.acceptDifferences = acceptDifferences;
        this.progress = progress;
    }

    RebuildResult run(Connection connection) throws SQLException {
        progress.enter(Phase.PREPARING);
        var fresh = prepare();
        var leftOut = leftOutWithoutTrying(connection);
        long position = CatchUp.goal(connection, reader, selection);
        progress.expect(position);

        var comparison = fill(connection, fresh, leftOut, position);

        progress.enter(Phase.CATCHING_UP);
        var catchUp = new CatchUp(connection, reader, selection, progress, position);
        catchUp.toSmallLag();

        progress.enter(Phase.COMPARING);
        var differences = comparison.differences(connection);
        if (!differences.isEmpty() && !acceptDifferences) {
            return result(connection, catchUp.position(), false, differences);
        }

        progress.enter(Phase.CATCHING_UP);
        catchUp.toSmallLag();
        progress.enter(Phase.SWAPPING);
        long swapped = new TableSwap(connection, selection, catchUp, progress).run();
        LOG.info("read models rebuilt through position {}", swapped);
        return result(connection, swapped, true, differences);
    }

    /**
     * Creates new tables, and looks meanwhile whether they could take the place of the old ones.
     */
    private FreshTables prepare() throws SQLException {
        var created = new AtomicReference<@Nullable FreshTables>();
        sessions.runAll(
                List.of(
                        connection ->
                                created.set(FreshTables.create(connection, selection.tables())),
                        connection -> DependentViews.of(connection, selection.tables())));
        return Objects.requireNonNull(created.get());
    }

    /** Fills the new tables with everything through a position, and reads both for comparison. */
    private TableComparison fill(
            Connection connection, FreshTables fresh, Map<String, Poison> leftOut, long position)
            throws SQLException {
        try (var kept = KeptTables.of(selection.models())) {
            progress.enter(Phase.COPYING);
            var projector = new EventProjector(selection.models().projections());
            var found =
                    new LogCopy(limits, reader, projector, leftOut, kept.all(), progress)
                            .run(sessions, position);
            if (!found.isEmpty()) {
                // What stands behind them is going to be taken out of the tables.
                kept.all().forEach(KeptRows::giveUp);
            }
            progress.enter(Phase.INDEXING);
            long both = Math.min(position, ProjectionPosition.on(connection));
            var comparison = new TableComparison(both);
            new Completion(sessions, selection, progress, fresh, kept, position)
                    .run(comparison, quarantine(leftOut, found));
            return comparison;
        }
    }

    private static RebuildResult result(
            Connection connection,
            long position,
            boolean swapped,
            List<TableDifference> differences)
            throws SQLException {
        int quarantined = QuarantineTable.all(connection).size();
        return new RebuildResult(position, swapped, differences, quarantined);
    }

    /**
     * Tables that are to stand beside living ones leave out what those leave out. A whole set tries
     * again, except for what only the finished tables can refuse.
     */
    private Map<String, Poison> leftOutWithoutTrying(Connection connection) throws SQLException {
        return QuarantineTable.all(connection).stream()
                .filter(poison -> poison.refused() || !selection.complete())
                .collect(Collectors.toMap(Poison::stream, poison -> poison));
    }

    /**
     * Ranges were copied side by side: what stands behind an event found later is taken out.
     *
     * @return null where nothing is
     * @throws RebuildRefused when some tables only would leave out what the others have
     */
    private Sessions.@Nullable Work quarantine(
            Map<String, Poison> leftOut, Map<String, Poison> found) {
        if (!selection.complete() && !found.isEmpty()) {
            throw new RebuildRefused(
                    RebuildRefused.Reason.UNPROJECTED_EVENT,
                    "%s; rebuild all tables".formatted(found.values().iterator().next()));
        }
        var all = new HashMap<>(leftOut);
        found.forEach(
                (stream, poison) ->
                        all.merge(stream, poison, (a, b) -> a.position() < b.position() ? a : b));
        if (!selection.complete() || all.isEmpty()) {
            return null;
        }
        return connection ->
                Sessions.inTransaction(
                        connection,
                        write -> {
                            for (var poison : all.values()) {
                                QuarantineTable.add(write, poison);
                            }
                            for (var table : selection.models().projected()) {
                                deleteQuarantined(write, table.name());
                            }
                        });
    }

    private static void deleteQuarantined(Connection connection, String table) throws SQLException {
        try (var delete =
                connection.prepareStatement(
                        """
                        delete from %s where position in (
                            select p.position
                            from quarantine q join event e on e.stream = q.stream join event_position p on p.id = e.id
                            where p.position >= q.position)
                        """
                                .formatted(table))) {
            delete.executeUpdate();
        }
    }
}
