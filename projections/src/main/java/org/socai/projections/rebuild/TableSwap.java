package org.socai.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.socai.projections.feed.CondensingLock;
import org.socai.projections.feed.ProjectionPosition;

/**
 * Puts new tables in the place of the living ones, in one short transaction: the live feed waits,
 * the last events are added, schemas change places, views are given their definitions again.
 *
 * <p>Whoever waits for an exclusive lock makes all later readers wait behind it. So it is never
 * waited for long: where a report reads on, all is given up, and tried again a little later.
 */
final class TableSwap {
    private static final Duration FEED_WAIT = Duration.ofSeconds(5);

    /** For the first attempt; longer each time, because a vacuum gives way only after a second. */
    private static final Duration READER_WAIT = Duration.ofMillis(200);

    private static final int LONGEST_WAIT_FACTOR = 10;

    private static final Duration PAUSE = Duration.ofMillis(300);

    /** Longer than the longest report is allowed to take. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String DEADLOCK = "40P01";

    private final Connection connection;
    private final Selection selection;
    private final CatchUp catchUp;
    private final RebuildProgress progress;

    TableSwap(
            Connection connection, Selection selection, CatchUp catchUp, RebuildProgress progress) {
        this.connection = connection;
        this.selection = selection;
        this.catchUp = catchUp;
        this.progress = progress;
    }

    /**
     * Swaps.
     *
     * @return the position of the read models
     * @throws RebuildRefused when the old tables are in use all the time
     */
    long run() throws SQLException {
        var views = DependentViews.of(connection, selection.tables());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int attempt = 1; ; attempt++) {
            try {
                long wait = READER_WAIT.toMillis() * Math.min(attempt, LONGEST_WAIT_FACTOR);
                return swap(views, wait);
            } catch (SQLException failure) {
                if (!isHeld(failure)) {
                    throw failure;
                }
            }
            progress.requireGoingOn();
            if (System.nanoTime() > deadline) {
                throw new RebuildRefused(
                        RebuildRefused.Reason.TABLES_IN_USE,
                        "the read models were being read all the time and could not be replaced");
            }
            pause();
            catchUp.toSmallLag();
        }
    }

    private long swap(DependentViews views, long readerWait) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("set local synchronous_commit = on");
            statement.execute("set local lock_timeout = " + FEED_WAIT.toMillis());
            CondensingLock.take(connection);
            long living = ProjectionPosition.locked(connection);
            long position = catchUp.through(living);
            statement.execute("set local lock_timeout = " + readerWait);
            statement.execute(String.join("; ", moves(views)));
            if (selection.complete()) {
                ProjectionPosition.advance(connection, position);
            }
            progress.passCancelling();
            connection.commit();
            return position;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** Sent together: while they are done, everybody waits. */
    private List<String> moves(DependentViews views) {
        var tables = selection.tables();
        var statements = new ArrayList<String>();
        statements.add(
                "lock table %s in access exclusive mode"
                        .formatted(
                                Stream.concat(
                                                views.names().stream(),
                                                tables.stream().map(t -> "public." + t))
                                        .collect(Collectors.joining(", "))));
        for (var table : tables) {
            statements.add(
                    "alter table public.%s set schema %s".formatted(table, FreshTables.REPLACED));
            statements.add(
                    "alter table %s.%s set schema public".formatted(FreshTables.SCHEMA, table));
        }
        for (var view : views.definitions()) {
            statements.add(view.stripTrailing().replaceFirst(";$", ""));
        }
        return statements;
    }

    private static boolean isHeld(SQLException failure) {
        return LOCK_NOT_AVAILABLE.equals(failure.getSQLState())
                || DEADLOCK.equals(failure.getSQLState());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RebuildCancelled();
        }
    }
}
