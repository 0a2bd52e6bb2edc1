package org.socai.ledger.booking;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;
import org.socai.ledger.contribution.StreamId;

/**
 * Reads the states of many streams on two connections at the same time. A program that has just
 * started knows no unit, and the first file costs it hundreds of histories for each batch.
 */
final class TwoReaders {
    /** Fewer streams are read as soon as another connection is at work. */
    private static final int WORTH_TWO = 200;

    private TwoReaders() {}

    /** Reads the present states of some streams, each as if it were alone. */
    @FunctionalInterface
    interface Loading {
        Map<StreamId, StreamState> of(Connection connection, Collection<StreamId> streams)
                throws SQLException;
    }

    /**
     * @param own the caller's connection; the other one sees what is committed
     */
    static Map<StreamId, StreamState> load(
            DataSource database, Connection own, Collection<StreamId> streams, Loading loading)
            throws SQLException {
        if (streams.size() < WORTH_TWO) {
            return loading.of(own, streams);
        }
        var all = List.copyOf(streams);
        int middle = all.size() / 2;
        var half = all.subList(middle, all.size());
        var other = new FutureTask<>(() -> load(database, half, loading));
        Thread.ofPlatform().name("booking-reader").daemon().start(other);
        var states = loading.of(own, all.subList(0, middle));
        states.putAll(result(other));
        return states;
    }

    private static Map<StreamId, StreamState> load(
            DataSource database, Collection<StreamId> streams, Loading loading)
            throws SQLException {
        try (var connection = database.getConnection()) {
            return loading.of(connection, streams);
        }
    }

    private static <T> T result(FutureTask<T> task) throws SQLException {
        try {
            return task.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BookingFailed("interrupted while states were being read", interrupted);
        } catch (ExecutionException failure) {
            switch (failure.getCause()) {
                case SQLException sql -> throw sql;
                case RuntimeException unchecked -> throw unchecked;
                case null, default -> throw new IllegalStateException(failure);
            }
        }
    }
}
