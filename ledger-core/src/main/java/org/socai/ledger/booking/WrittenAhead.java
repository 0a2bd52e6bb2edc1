package org.socai.ledger.booking;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.store.AppendConflict;
import org.socai.ledger.store.EventCopy;
import org.socai.ledger.store.EventLog;

/**
 * Appends the first events of a booking while the others are being decided, in the transaction that
 * is going to be committed with all of them. Belongs to the thread that decides; what it hands over
 * is written by another, in order.
 */
final class WrittenAhead implements Consumer<EventCopy> {
    private final Executor writer;
    private final EventLog log;
    private final Connection connection;
    private volatile @Nullable Exception failure;
    private @Nullable FutureTask<?> last;

    /**
     * @param writer runs one task after the other
     * @param connection in the booking's transaction; used by nobody else until {@link #await}
     */
    WrittenAhead(Executor writer, EventLog log, Connection connection) {
        this.writer = writer;
        this.log = log;
        this.connection = connection;
    }

    @Override
    public void accept(EventCopy events) {
        var task = new FutureTask<>(() -> append(events), null);
        writer.execute(task);
        last = task;
    }

    /** After a failure the transaction is lost, and with it whatever else is handed over. */
    private void append(EventCopy events) {
        if (failure == null) {
            try {
                log.append(connection, events);
            } catch (SQLException | RuntimeException lost) {
                failure = lost;
            }
        }
    }

    /** Waits until nothing that was handed over is being written any more, well or not. */
    void await() {
        boolean interrupted = false;
        while (last != null) {
            try {
                last.get();
                last = null;
            } catch (InterruptedException later) {
                interrupted = true;
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible.getCause());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Fails as writing did; called by the writer, after what was handed over.
     *
     * @throws AppendConflict when somebody else was faster
     */
    void rethrow() throws SQLException {
        switch (failure) {
            case null -> {}
            case SQLException sql -> throw sql;
            case RuntimeException unchecked -> throw unchecked;
            default -> throw new IllegalStateException(failure);
        }
    }
}
