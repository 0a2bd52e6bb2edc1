package org.socai.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.store.LedgerReader;
import org.socai.projections.feed.ReadModels;

/**
 * Makes read models anew from the log while commands and questions go on.
 *
 * <p>New tables are filled beside the living ones, compared with them, and put in their place in
 * one short transaction; until then the old ones serve, and whatever goes wrong has changed
 * nothing. What a rebuild that was cut off leaves behind stands in a schema that nobody reads. One
 * at a time in the whole cluster. Thread-safe.
 */
public final class Rebuild {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);

    private final OwnerConnections owner;
    private final LedgerReader reader;
    private final ReadModels models;
    private final LogCopy.Limits limits;

    public Rebuild(OwnerConnections owner, LedgerReader reader, ReadModels models) {
        this(owner, reader, models, LogCopy.Limits.DEFAULT);
    }

    Rebuild(OwnerConnections owner, LedgerReader reader, ReadModels models, LogCopy.Limits limits) {
        this.limits = limits;
        this.owner = owner;
        this.reader = reader;
        this.models = models;
    }

    /**
     * Rebuilds whole tables.
     *
     * @throws RebuildRefused when that cannot be done, or another rebuild runs
     * @throws RebuildCancelled when the progress was told to cancel
     */
    public RebuildResult run(RebuildRequest request, RebuildProgress progress) throws SQLException {
        var selection = Selection.of(models, request.tables());
        var result = new RebuildResult[1];
        try (var sessions = new Sessions(owner)) {
            progress.interruptedBy(sessions::interrupt);
            sessions.run(
                    connection -> {
                        RebuildLock.take(connection);
                        result[0] = run(connection, sessions, selection, request, progress);
                    });
            return result[0];
        } catch (SQLException failure) {
            if (progress.isCancelled()) {
                throw new RebuildCancelled();
            }
            throw failure;
        } finally {
            progress.end(Phase.ENDED);
        }
    }

    private RebuildResult run(
            Connection connection,
            Sessions sessions,
            Selection selection,
            RebuildRequest request,
            RebuildProgress progress)
            throws SQLException {
        try {
            return new TableRebuild(
                            limits,
                            sessions,
                            reader,
                            selection,
                            request.acceptDifferences(),
                            progress)
                    .run(connection);
        } finally {
            progress.interruptedBy(null);
            progress.end(Phase.CLEARING);
            clear(connection);
        }
    }

    /** What is left behind takes room and nothing else; it goes with the next rebuild or start. */
    private static void clear(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '2min'");
            FreshTables.drop(connection);
        } catch (SQLException | RebuildRefused left) {
            LOG.warn("a rebuild left its tables behind: {}", left.getMessage());
        }
    }

    /**
     * Makes the rows of one stream anew, in one transaction. Where its unit was in quarantine it is
     * released, unless one of its events still cannot be projected.
     *
     * @return the stream's standing afterwards
     * @throws RebuildRefused when the stream has no events, or another rebuild runs
     */
    public StreamRebuild.Result stream(StreamId stream) throws SQLException {
        try (var connection = owner.open()) {
            RebuildLock.take(connection);
            return new StreamRebuild(reader, models).run(connection, stream);
        }
    }

    /**
     * Drops what a rebuild that was cut off has left behind, unless one is running elsewhere. What
     * cannot be dropped is in nobody's way but the next rebuild's.
     */
    public void dropLeftovers() {
        try (var connection = owner.open()) {
            if (RebuildLock.tryTake(connection)) {
                FreshTables.drop(connection);
            }
        } catch (SQLException | RebuildRefused left) {
            LOG.warn("what a rebuild left behind was not dropped: {}", left.getMessage());
        }
    }
}
