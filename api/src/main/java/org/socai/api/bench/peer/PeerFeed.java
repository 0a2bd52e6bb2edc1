package org.socai.api.bench.peer;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** Axon's pooled streaming processor, which keeps the projection of a peer up to date. */
final class PeerFeed implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    /** A replay that takes nothing for so long has ended, whatever it took. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final PeerStore store;
    private final EventStore events;
    private final SeenProjection seen;
    private final ScheduledExecutorService coordinator;
    private final ScheduledExecutorService workers;
    private final PooledStreamingEventProcessor processor;

    /** Where the projection begins to follow: what is loaded counts as projected. */
    private volatile @Nullable TrackingToken begin;

    PeerFeed(String peer, PeerStore store, EventStore events, Tuning tuning) {
        this.store = store;
        this.events = events;
        this.seen = new SeenProjection(store);
        this.coordinator = executor(1, peer + " coordinator");
        this.workers = executor(4, peer + " worker");
        this.processor = processor(tuning);
    }

    private PooledStreamingEventProcessor processor(Tuning tuning) {
        var builder =
                PooledStreamingEventProcessor.builder()
                        .name("seen")
                        .eventHandlerInvoker(seen)
                        .messageSource(events)
                        .tokenStore(store.tokens())
                        .transactionManager(store.transactions())
                        .coordinatorExecutor(coordinator)
                        .workerExecutor(workers)
                        .initialToken(_ -> begin);
        return switch (tuning) {
            case AS_IT_COMES -> builder.build();
            case TUNED -> builder.batchSize(1_000).initialSegmentCount(2).build();
        };
    }

    private static ScheduledExecutorService executor(int threads, String name) {
        return Executors.newScheduledThreadPool(
                threads, task -> Thread.ofPlatform().name(name).daemon().unstarted(task));
    }

    /** Counts events as projected. */
    void load(List<DomainEventMessage<?>> messages) {
        seen.load(messages);
    }

    /** Follows what is recorded from now on. */
    void begin() {
        begin = store.transactions().fetchInTransaction(() -> events.createHeadToken());
        processor.start();
    }

    /** Waits until so many events are projected, or none has been for a while. */
    void await(long recorded, Duration atRest) throws InterruptedException {
        follow(recorded, BETWEEN_LOOKS, atRest);
    }

    private void follow(long recorded, Duration betweenLooks, Duration atRest)
            throws InterruptedException {
        long before = seen.committed();
        long since = System.nanoTime();
        while (seen.committed() < recorded && System.nanoTime() - since < atRest.toNanos()) {
            TimeUnit.NANOSECONDS.sleep(betweenLooks.toNanos());
            long now = seen.committed();
            if (now != before) {
                before = now;
                since = System.nanoTime();
            }
        }
    }

    /** Fills the projection anew with so many events. */
    Peer.Replay replay(long recorded) throws InterruptedException {
        processor.shutDown();
        store.transactions()
                .executeInTransaction(
                        () -> processor.resetTokens(StreamableMessageSource::createTailToken));
        long begun = System.nanoTime();
        processor.start();
        follow(recorded, Duration.ofMillis(1), LONGEST_PAUSE);
        return new Peer.Replay(seen.committed(), System.nanoTime() - begun);
    }

    @Override
    public void close() {
        processor.shutDown();
        coordinator.shutdownNow();
        workers.shutdownNow();
    }
}
