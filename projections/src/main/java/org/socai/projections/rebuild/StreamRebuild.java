package org.socai.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.store.LedgerReader;
import org.socai.ledger.store.ReadEvent;
import org.socai.projections.feed.BatchWriter;
import org.socai.projections.feed.CondensingLock;
import org.socai.projections.feed.Poison;
import org.socai.projections.feed.ProjectionPosition;
import org.socai.projections.feed.ProjectionTable;
import org.socai.projections.feed.QuarantineTable;
import org.socai.projections.feed.ReadModels;

/** Makes the rows of one stream anew while the live feed waits, in one transaction. */
public final class StreamRebuild {
    private final LedgerReader reader;
    private final ReadModels models;
    private final BatchWriter writer;

    StreamRebuild(LedgerReader reader, ReadModels models) {
        this.reader = reader;
        this.models = models;
        // Derived tables take the unit in as a whole, once its rows are there.
        this.writer = new BatchWriter(new ReadModels(models.projections(), List.of()));
    }

    /**
     * What came of it.
     *
     * @param position of the read models
     * @param events how many events of the stream there are through it
     * @param quarantined the first event that cannot be projected; null where all are
     */
    public record Result(long position, int events, @Nullable Poison quarantined) {}

    Result run(Connection connection, StreamId stream) throws SQLException {
        connection.setAutoCommit(false);
        try {
            CondensingLock.take(connection);
            long position = ProjectionPosition.locked(connection);
            var events =
                    reader.readStream(connection, stream).stream()
                            .filter(event -> event.position() <= position)
                            .toList();
            if (events.isEmpty()) {
                throw new RebuildRefused(
                        RebuildRefused.Reason.UNKNOWN_UNIT,
                        "the read models hold nothing of %s".formatted(stream));
            }
            replace(connection, stream, position, events);
            var quarantined =
                    QuarantineTable.all(connection).stream()
                            .filter(poison -> poison.stream().equals(stream.value()))
                            .findFirst()
                            .orElse(null);
            connection.commit();
            return new Result(position, events.size(), quarantined);
        } finally {
            connection.rollback();
        }
    }

    private void replace(
            Connection connection, StreamId stream, long position, List<ReadEvent> events)
            throws SQLException {
        var unit = stream.isUnit() ? stream.unit() : null;
        if (unit != null) {
            for (var derived : models.derived()) {
                derived.exclude(connection, unit);
            }
        }
        for (var table : models.projected()) {
            delete(connection, table, unit, events);
        }
        QuarantineTable.remove(connection, stream.value());
        writer.write(connection, events);
        if (unit != null) {
            for (var derived : models.derived()) {
                derived.include(connection, unit, position);
            }
        }
    }

    /**
     * Also what stands under the unit's name without an event of its own, which only damage does.
     */
    private static void delete(
            Connection connection,
            ProjectionTable table,
            @Nullable UnitCode unit,
            List<ReadEvent> events)
            throws SQLException {
        var positions = events.stream().map(ReadEvent::position).toArray();
        try (var delete =
                connection.prepareStatement(
                        "delete from %s where position = any (?)".formatted(table.name()))) {
            delete.setArray(1, connection.createArrayOf("bigint", positions));
            delete.executeUpdate();
        }
        if (unit != null && table.columns().contains(new ProjectionTable.Column("unit", "text"))) {
            try (var delete =
                    connection.prepareStatement(
                            "delete from %s where unit = ?".formatted(table.name()))) {
                delete.setString(1, unit.value());
                delete.executeUpdate();
            }
        }
    }
}
