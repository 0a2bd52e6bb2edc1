package org.socai.ledger.booking;

import java.sql.Connection;
import java.sql.SQLException;
import org.socai.ledger.store.AppendConflict;

/**
 * Runs bookings in transactions of their own: commits, wakes the sequencer, and decides again when
 * somebody else was faster. Thread-safe.
 */
public final class Bookings {
    private static final int ATTEMPTS = 40;

    private final BookingContext context;

    public Bookings(BookingContext context) {
        this.context = context;
    }

    /**
     * What is to be booked in one transaction; may be called again after a lost race, on a fresh
     * booking.
     */
    @FunctionalInterface
    public interface Work<T> {
        T book(Booking booking) throws SQLException;
    }

    /**
     * Books as one user or job. Whatever the work throws rolls everything back.
     *
     * @throws AppendConflict when the race was lost every time
     */
    public <T> T run(String actor, Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(actor, work);
            } catch (AppendConflict lost) {
                if (attempt == ATTEMPTS) {
                    throw lost;
                }
                Backoff.after(attempt);
            }
        }
    }

    private <T> T once(String actor, Work<T> work) {
        try (var connection = context.database().getConnection()) {
            connection.setAutoCommit(false);
            try {
                var rules = context.rules().forDecision(connection);
                var booking = new Booking(connection, context, rules, actor, null);
                var result = work.book(booking);
                booking.decided();
                booking.append();
                connection.commit();
                booking.committed();
                context.committed().run();
                return result;
            } finally {
                rollBackIfOpen(connection);
            }
        } catch (SQLException failure) {
            throw new BookingFailed(
                    "the database did not take the booking: " + failure.getMessage(), failure);
        }
    }

    /** After a commit this ends an empty transaction; after anything else it undoes all of it. */
    private static void rollBackIfOpen(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            connection.rollback();
        }
    }
}
