package org.socai.ledger.booking;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.booking.Bookings.Recording;
import org.socai.ledger.booking.Bookings.Work;
import org.socai.ledger.store.AppendConflict;

/**
 * Books batches in their order, each in a transaction of its own. The first events of a batch are
 * written while the others are decided, and while the last ones are written and committed the next
 * batch is already decided on the states that the first leaves. It is written only after the first
 * is committed; where the first loses a race, both are decided again. To whoever looks at the
 * ledger it is as if they had been booked one after the other. It learns of them together: events
 * get their positions a moment later than those of single commands, and soon after the last batch.
 *
 * <p>Not thread-safe. Closing waits until everything is committed.
 */
public final class BookingSeries implements AutoCloseable {
    private final Bookings bookings;
    private final BookingContext context;
    private final String actor;
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(
                    task -> Thread.ofPlatform().name("booking-writer").daemon().unstarted(task));
    private @Nullable Writing<?> former;

    /** Ends with the first lost race: where others append as well, states that are kept are old. */
    private boolean trusting = true;

    BookingSeries(Bookings bookings, BookingContext context, String actor) {
        this.bookings = bookings;
        this.context = context;
        this.actor = actor;
        context.arrivals().begin();
    }

    /** What is to be booked and what is to be stored with it. */
    private record Batch<T>(Work<T> work, Recording<? super T> recording) {}

    /**
     * A batch on its way.
     *
     * @param written true once it is committed, false when its race is lost
     */
    private record Writing<T>(Batch<T> batch, Booking booking, Future<Boolean> written) {}

    /**
     * Books one more batch. When this returns the batch is decided and all before it are committed;
     * it is committed itself when the next one is taken, or at the end.
     *
     * @param work may be called again, on a fresh booking
     * @throws BookingFailed when this batch, or the one before it, could not be booked for a reason
     *     that lies outside the facts
     */
    public <T> void book(Work<T> work, Recording<? super T> recording) {
        var batch = new Batch<>(work, recording);
        var before = former;
        BookingTransaction<T> next = null;
        RuntimeException failure = null;
        try {
            next = decided(batch, before == null ? null : before.booking());
        } catch (RuntimeException undecided) {
            failure = undecided; // perhaps only because the batch before it is not going to stand
        }
        former = null;
        boolean stands = false;
        try {
            stands = before == null || isWritten(before);
        } finally {
            if (!stands && next != null) {
                close(next);
            }
        }
        if (before != null && !stands) {
            again(before.batch());
            again(batch);
        } else if (next != null) {
            former = write(batch, next);
        } else if (failure instanceof AppendConflict) {
            again(batch);
        } else if (failure != null) {
            throw failure;
        }
    }

    /** Waits until the last batch is committed. */
    @Override
    public void close() {
        var last = former;
        former = null;
        try {
            if (last != null && !isWritten(last)) {
                again(last.batch());
            }
        } finally {
            writer.shutdown();
            context.arrivals().end();
        }
    }

    private <T> BookingTransaction<T> decided(Batch<T> batch, @Nullable Booking following) {
        try {
            return BookingTransaction.decideAhead(
                    context, actor, batch.work(), following, trusting, writer);
        } catch (SQLException failure) {
            throw BookingFailed.by(failure);
        }
    }

    private <T> Writing<T> write(Batch<T> batch, BookingTransaction<T> decided) {
        var written =
                writer.submit(
                        () -> {
                            try (decided) {
                                decided.write(batch.recording());
                                return true;
                            } catch (AppendConflict lost) {
                                return false;
                            }
                        });
        return new Writing<>(batch, decided.booking(), written);
    }

    private <T> void again(Batch<T> batch) {
        trusting = false;
        bookings.run(actor, batch.work(), batch.recording());
    }

    private static boolean isWritten(Writing<?> writing) {
        try {
            return writing.written().get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BookingFailed("interrupted while a batch was being written", interrupted);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException unchecked
                    ? unchecked
                    : BookingFailed.by(failure);
        }
    }

    private static void close(BookingTransaction<?> decided) {
        try {
            decided.close();
        } catch (SQLException lost) {
            throw BookingFailed.by(lost);
        }
    }
}
