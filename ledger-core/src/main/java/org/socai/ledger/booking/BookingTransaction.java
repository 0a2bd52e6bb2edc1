package org.socai.ledger.booking;

import java.sql.Connection;
import java.sql.SQLException;
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
    private final BookingContext context;
    private final Connection connection;
    private final Booking booking;
    private final T result;

    private BookingTransaction(
            BookingContext context, Connection connection, Booking booking, T result) {
        this.context = context;
        this.connection = connection;
        this.booking = booking;
        this.result = result;
    }

    /** Which rule book to decide under, with whatever has to be locked for it. */
    private interface Grounds {
        RuleBook in(Connection connection) throws SQLException;
    }

    /**
     * Decides beside others.
     *
     * @param former a booking that is decided and is going to be committed before this one
     */
    static <T> BookingTransaction<T> decide(
            BookingContext context, String actor, Work<T> work, @Nullable Booking former)
            throws SQLException {
        return decide(context, actor, work, former, context.rules()::forDecision);
    }

    /** Decides while nobody else can append, so that no race can be lost. */
    static <T> BookingTransaction<T> decideAlone(BookingContext context, String actor, Work<T> work)
            throws SQLException {
        return decide(context, actor, work, null, context.rules()::alone);
    }

    private static <T> BookingTransaction<T> decide(
            BookingContext context,
            String actor,
            Work<T> work,
            @Nullable Booking former,
            Grounds grounds)
            throws SQLException {
        var connection = context.database().getConnection();
        boolean decided = false;
        try {
            connection.setAutoCommit(false);
            var rules = grounds.in(connection);
            var booking = new Booking(connection, context, rules, actor, former);
            var result = work.book(booking);
            booking.decided();
            decided = true;
            return new BookingTransaction<>(context, connection, booking, result);
        } finally {
            if (!decided) {
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
     * Writes what was decided and what has to be stored with it, and commits.
     *
     * @throws AppendConflict when somebody else was faster
     */
    void write(Recording<? super T> recording) throws SQLException {
        booking.append();
        recording.record(connection, result);
        connection.commit();
        booking.committed();
        context.committed().run();
    }

    @Override
    public void close() throws SQLException {
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
