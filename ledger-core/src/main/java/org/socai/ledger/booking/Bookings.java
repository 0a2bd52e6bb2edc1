package org.socai.ledger.booking;

import java.sql.Connection;
import java.sql.SQLException;
import org.socai.ledger.store.AppendConflict;
import org.socai.ledger.store.Backoff;

/**
 * Runs bookings in transactions of their own: commits, wakes the sequencer, and decides again when
 * somebody else was faster. Thread-safe.
 */
public final class Bookings {
    private static final int ATTEMPTS = 12;

    /**
     * A thousand facts lose to single commands again and again; after this many races nobody else
     * appends until they are committed.
     */
    private static final int ATTEMPTS_BESIDE_OTHERS = 4;

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
            try (var booked = decide(actor, work, attempt)) {
                booked.write(recording);
                context.arrivals().committed();
                return booked.result();
            } catch (AppendConflict lost) {
                if (attempt == ATTEMPTS) {
                    throw lost;
                }
            } catch (SQLException failure) {
                throw BookingFailed.by(failure);
            }
            pause(attempt);
        }
    }

    private <T> BookingTransaction<T> decide(String actor, Work<T> work, int attempt)
            throws SQLException {
        return attempt <= ATTEMPTS_BESIDE_OTHERS
                ? BookingTransaction.decide(context, actor, work)
                : BookingTransaction.decideAlone(context, actor, work);
    }

    private static void pause(int attempt) {
        try {
            Backoff.after(attempt);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BookingFailed("interrupted while waiting to decide again", interrupted);
        }
    }

    /** Books one batch after another as one user or job; belongs to one thread. */
    public BookingSeries series(String actor) {
        return new BookingSeries(this, context, actor);
    }
}
