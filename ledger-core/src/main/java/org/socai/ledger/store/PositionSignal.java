package org.socai.ledger.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells whoever reads the log in this program that new positions have been assigned. Thread-safe.
 */
public final class PositionSignal {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Called by the sequencer after each batch. */
    public void positioned(long lastPosition) {
        if (lastPosition > 0) {
            listeners.forEach(Runnable::run);
        }
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
