package org.socai.ledger.booking;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.booking.Bookings.Recording;
import org.socai.ledger.booking.Bookings.Work;
import org.socai.ledger.rules.RuleBook;
import org.socai.ledger.store.AppendConflict;

/**
 * One attempt to book: first decided, then written, on a connection of its own. What is not written
 * when it is closed is rolled back. Not thread-safe, but may be handed from the thread that decides
 * to one that writes.
 */
final class BookingTransaction<T> implements AutoCloseable {
    private final Connection connection;
    private final @Nullable WrittenAhead ahead;
    private final Booking booking;
    private final T result;

    private BookingTransaction(
            Connection connection, @Nullable WrittenAhead ahead, Booking booking, T result) {
        this.connection = connection;
        this.ahead = ahead;
        this.booking = booking;
        this.result = result;
    }

    /** Which rule book to decide under, with whatever has to be locked for it. */
    private interface Grounds {
        RuleBook in(Connection connection) throws SQLException;
    }

    /** Decides beside others. */
    static <T> BookingTransaction<T> decide(BookingContext context, String actor, Work<T> work)
            throws SQLException {
        return decide(context, actor, work, context.rules()::forDecision);
    }

    /** Decides while nobody else can append, so that no race can be lost. */
    static <T> BookingTransaction<T> decideAlone(BookingContext context, String actor, Work<T> work)
            throws SQLException {
        return decide(context, actor, work, context.rules()::alone);
    }

    private static <T> BookingTransaction<T> decide(
            BookingContext context, String actor, Work<T> work, Grounds grounds)
            throws SQLException {
        var connection = context.database().getConnection();
        boolean decided = false;
        try {
            connection.setAutoCommit(false);
            var rules = grounds.in(connection);
            var booking = new Booking(connection, context, rules, actor, null, false, null);
            var result = work.book(booking);
            booking.decided();
            decided = true;
            return new BookingTransaction<>(connection, null, booking, result);
        } finally {
            if (!decided) {
                release(connection);
            }
        }
    }

    /**
     * Decides beside others, and has written what is decided already.
     *
     * @param former a booking that is decided and is going to be committed before this one
     * @param trusting whether it may stand on states as they are kept
     * @param writer runs one task after the other, those that write the former booking before these
     */
    static <T> BookingTransaction<T> decideAhead(
            BookingContext context,
            String actor,
            Work<T> work,
            @Nullable Booking former,
            boolean trusting,
            Executor writer)
            throws SQLException {
        var connection = context.database().getConnection();
        var ahead = new WrittenAhead(writer, context.log(), connection);
        boolean decided = false;
        try (var reading = context.database().getConnection()) {
            connection.setAutoCommit(false);
            // Whoever publishes waits for the transaction that is written, so it holds the lock.
            var rules = context.rules().forDecision(connection);
            var booking = new Booking(reading, context, rules, actor, former, trusting, ahead);
            var result = work.book(booking);
            booking.decided();
            decided = true;
            return new BookingTransaction<>(connection, ahead, booking, result);
        } finally {
            if (!decided) {
                ahead.await();
                release(connection);
            }
        }
    }

    Booking booking() {
        return booking;
    }

    T result() {
        return result;
    }

    /**
     * Writes what was decided and what has to be stored with it, and commits. Whoever gives the
     * events their positions is not told yet.
     *
     * @throws AppendConflict when somebody else was faster
     */
    void write(Recording<? super T> recording) throws SQLException {
        if (ahead != null) {
            ahead.rethrow();
        }
        booking.append(connection);
        recording.record(connection, result);
        connection.commit();
        booking.committed();
    }

    /** By the writer after it has written, or by whoever decided when it is not to be written. */
    @Override
    public void close() throws SQLException {
        if (ahead != null) {
            ahead.await();
        }
        release(connection);
    }

    /** After a commit this ends an empty transaction; after anything else it undoes all of it. */
    private static void release(Connection connection) throws SQLException {
        try (connection) {
            if (!connection.isClosed()) {
                connection.rollback();
            }
        }
    }
}
