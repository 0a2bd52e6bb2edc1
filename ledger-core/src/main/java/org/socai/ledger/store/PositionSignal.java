package org.socai.ledger.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells whoever reads the log in this program that new positions have been assigned, once for each
 * batch, however many ways the news comes. Thread-safe.
 */
public final class PositionSignal {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong told = new AtomicLong();

    /** Called when positions through this one have been assigned, by this program or another. */
    public void positioned(long lastPosition) {
        if (told.getAndAccumulate(lastPosition, Math::max) < lastPosition) {
            wake();
        }
    }

    /** Called when there may be news that this program was not told. */
    public void perhaps() {
        wake();
    }

    private void wake() {
        listeners.forEach(Runnable::run);
    }

    /** Adds a listener; it must be quick. Closing what is returned removes it. */
    public Registration listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Ends a listener's interest when closed. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
