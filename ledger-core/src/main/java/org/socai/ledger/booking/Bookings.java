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

    /** What is to be stored together with the events of a booking, such as a job's progress. */
    @FunctionalInterface
    public interface Recording<T> {
        void record(Connection connection, T result) throws SQLException;
    }

    /**
     * Books as one user or job. Whatever the work throws rolls everything back.
     *
     * @throws AppendConflict when the race was lost every time
     */
    public <T> T run(String actor, Work<T> work) {
        return run(actor, work, (_, _) -> {});
    }

    <T> T run(String actor, Work<T> work, Recording<? super T> recording) {
        for (int attempt = 1; ; attempt++) {
            try (var booked = BookingTransaction.decide(context, actor, work, null)) {
                booked.write(recording);
                return booked.result();
            } catch (AppendConflict lost) {
                if (attempt == ATTEMPTS) {
                    throw lost;
                }
            } catch (SQLException failure) {
                throw BookingFailed.by(failure);
            }
            Backoff.after(attempt);
        }
    }

    /** Books one batch after another as one user or job; belongs to one thread. */
    public BookingSeries series(String actor) {
        return new BookingSeries(this, context, actor);
    }
}
