package org.socai.projections.rebuild;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** How far a rebuild has come, and the way to stop it. Thread-safe. */
public final class RebuildProgress {
    private volatile Phase phase = Phase.PREPARING;
    private volatile long total;
    private final AtomicLong done = new AtomicLong();
    private boolean cancelled;
    private @Nullable Runnable interruption;

    public Phase phase() {
        return phase;
    }

    /** Positions whose rows are in the new tables. */
    public long done() {
        return done.get();
    }

    /** Positions there are, as far as the rebuild knows yet. */
    public long total() {
        return total;
    }

    /**
     * Stops the rebuild as soon as possible; the old tables stay. Once the new tables are in place
     * it does nothing.
     */
    public synchronized void cancel() {
        cancelled = true;
        if (interruption != null) {
            interruption.run();
        }
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /** What ends the statements that run when {@link #cancel} is called. */
    synchronized void interruptedBy(@Nullable Runnable stop) {
        interruption = stop;
    }

    /**
     * @throws RebuildCancelled when {@link #cancel} was called
     */
    void enter(Phase next) {
        requireGoingOn();
        phase = next;
    }

    /** Like {@link #enter}, for what has to be done in any case. */
    void end(Phase last) {
        phase = last;
    }

    void expect(long positions) {
        total = positions;
    }

    /**
     * @throws RebuildCancelled when {@link #cancel} was called
     */
    void advance(long positions) {
        done.addAndGet(positions);
        requireGoingOn();
    }

    /**
     * From here on {@link #cancel} does nothing.
     *
     * @throws RebuildCancelled when it was called before
     */
    synchronized void passCancelling() {
        requireGoingOn();
        interruption = null;
    }

    void requireGoingOn() {
        if (isCancelled()) {
            throw new RebuildCancelled();
        }
    }
}
