package org.socai.ledger.axon;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.store.PositionSignal;

/**
 * One reader's way along the log: pages are fetched when asked for, and a new position ends a wait.
 */
final class LedgerStream implements BlockingStream<TrackedEventMessage<?>> {
    private final LedgerFeed feed;
    private final PositionSignal.Registration registration;
    private final Deque<TrackedEventMessage<?>> fetched = new ArrayDeque<>();
    private final Semaphore news = new Semaphore(0);
    private volatile @Nullable Runnable onAvailable;
    private long position;
    private boolean more = true;

    LedgerStream(LedgerFeed feed, PositionSignal signal, long position) {
        this.feed = feed;
        this.position = position;
        this.registration = signal.listen(this::wake);
    }

    private void wake() {
        news.release();
        var callback = onAvailable;
        if (callback != null) {
            callback.run();
        }
    }

    /** Asks the log again only when it may have more: a batch that ends need not look twice. */
    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        if (fetched.isEmpty() && (more || news.tryAcquire())) {
            fetch();
        }
        return Optional.ofNullable(fetched.peek());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        news.drainPermits();
        fetch();
        if (fetched.isEmpty() && timeout > 0 && news.tryAcquire(timeout, unit)) {
            fetch();
        }
        return !fetched.isEmpty();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
            // the wait above ends with news or after a second; either way the log is asked again
        }
        return fetched.remove();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        onAvailable = callback;
        return true;
    }

    @Override
    public void close() {
        registration.close();
    }

    private void fetch() {
        if (fetched.isEmpty()) {
            fetched.addAll(feed.page(position));
            more = fetched.size() == LedgerFeed.PAGE;
            if (!fetched.isEmpty()) {
                position = fetched.peekLast().trackingToken().position().orElse(position);
            }
        }
    }
}
