package org.socai.api.bench.peer;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.socai.api.database.DatabaseAccess;
import org.socai.ledger.axon.DecisionGrounds;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.store.StreamEvent;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitEvent.UnitRegistered;

/**
 * Axon with one of its own engines: the same commands, the same decisions, aggregates and a pooled
 * streaming processor, in a schema of its own.
 */
public final class AxonPeer implements Peer {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final String name;
    private final PeerStore store;
    private final Configuration configuration;
    private final CommandGateway commands;
    private final SeenProjection seen;
    private final PeerHistory history;
    private final PeerCheck check;
    private final ScheduledExecutorService coordinator;
    private final ScheduledExecutorService workers;
    private final PooledStreamingEventProcessor processor;

    /** Where the projection begins to follow: what is loaded counts as projected. */
    private volatile @Nullable TrackingToken begin;

    private AxonPeer(
            String name, PeerStore store, Tuning tuning, DecisionGrounds grounds, PeerCheck check) {
        this.name = name;
        this.store = store;
        this.history = new PeerHistory(store);
        this.check = check;
        this.seen = new SeenProjection(store);
        this.configuration =
                DefaultConfigurer.defaultConfiguration(false)
                        .configureSerializer(_ -> PeerJson.serializer())
                        .configureEventStore(
                                _ ->
                                        EmbeddedEventStore.builder()
                                                .storageEngine(store.engine())
                                                .build())
                        .configureTransactionManager(_ -> store.transactions())
                        .registerComponent(DecisionGrounds.class, _ -> grounds)
                        .configureAggregate(aggregate(tuning))
                        .buildConfiguration();
        configuration.start();
        this.commands =
                DefaultCommandGateway.builder().commandBus(configuration.commandBus()).build();
        this.coordinator = executor(1, "coordinator");
        this.workers = executor(4, "worker");
        this.processor = processor(tuning);
    }

    /** Axon's JDBC engine. */
    public static Peer jdbc(DatabaseAccess access, Tuning tuning, DecisionGrounds grounds)
            throws SQLException {
        var schema = schema("axon_jdbc", tuning);
        var store = new JdbcStore(access, schema, tuning);
        return new AxonPeer(
                called("Axon JDBC engine", tuning),
                store,
                tuning,
                grounds,
                new PeerCheck(access, schema));
    }

    /** Axon's JPA engine over Hibernate. */
    public static Peer jpa(DatabaseAccess access, Tuning tuning, DecisionGrounds grounds)
            throws SQLException {
        var schema = schema("axon_jpa", tuning);
        var store = new JpaStore(access, schema, tuning);
        return new AxonPeer(
                called("Axon JPA engine", tuning),
                store,
                tuning,
                grounds,
                new PeerCheck(access, schema));
    }

    private static String schema(String engine, Tuning tuning) {
        return "bench_" + engine + "_" + tuning.name().toLowerCase(Locale.ROOT);
    }

    private static String called(String engine, Tuning tuning) {
        return switch (tuning) {
            case AS_IT_COMES -> engine + ", as it comes";
            case TUNED -> engine + ", tuned";
        };
    }

    private static AggregateConfigurer<PeerUnit> aggregate(Tuning tuning) {
        var unit =
                AggregateConfigurer.defaultConfiguration(PeerUnit.class)
                        .configureCommandTargetResolver(_ -> target());
        return switch (tuning) {
            case AS_IT_COMES -> unit;
            case TUNED -> unit.configureWeakReferenceCache();
        };
    }

    private static CommandTargetResolver target() {
        return message -> {
            if (message.getPayload() instanceof UnitCommand command) {
                return new VersionedAggregateIdentifier(
                        (Object) StreamId.of(command.unit()).value(), null);
            }
            throw new IllegalArgumentException(message.getPayloadType() + " names no unit");
        };
    }

    private PooledStreamingEventProcessor processor(Tuning tuning) {
        var builder =
                PooledStreamingEventProcessor.builder()
                        .name("seen")
                        .eventHandlerInvoker(seen)
                        .messageSource(configuration.eventStore())
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

    private ScheduledExecutorService executor(int threads, String role) {
        return Executors.newScheduledThreadPool(
                threads,
                task -> Thread.ofPlatform().name(name + " " + role).daemon().unstarted(task));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void load(List<StreamEvent> events) throws SQLException {
        var messages = events.stream().<DomainEventMessage<?>>map(AxonPeer::message).toList();
        history.add(messages);
        seen.load(messages);
    }

    @Override
    public void begin() throws SQLException {
        history.end();
        begin =
                store.transactions()
                        .fetchInTransaction(() -> configuration.eventStore().createHeadToken());
        processor.start();
    }

    private static DomainEventMessage<?> message(StreamEvent event) {
        return new GenericDomainEventMessage<>(
                PeerUnit.class.getSimpleName(),
                event.stream().value(),
                event.sequence(),
                event.event());
    }

    @Override
    public void send(UnitCommand command) {
        commands.sendAndWait(command);
    }

    @Override
    public void registerSlowly(UnitRegistered registered, Duration open)
            throws InterruptedException {
        var transaction = store.transactions().startTransaction();
        boolean appended = false;
        try {
            DomainEventMessage<?> message =
                    new GenericDomainEventMessage<>(
                            PeerUnit.class.getSimpleName(),
                            registered.stream().value(),
                            0,
                            registered);
            store.engine().appendEvents(List.of(message));
            Thread.sleep(open);
            appended = true;
        } finally {
            if (appended) {
                transaction.commit();
            } else {
                transaction.rollback();
            }
        }
    }

    @Override
    public void awaitProjection(Duration atRest) throws SQLException, InterruptedException {
        long recorded = check.recorded();
        long before = seen.committed();
        long since = System.nanoTime();
        while (seen.committed() < recorded && System.nanoTime() - since < atRest.toNanos()) {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
            long now = seen.committed();
            if (now != before) {
                before = now;
                since = System.nanoTime();
            }
        }
    }

    @Override
    public Replay replay() throws SQLException, InterruptedException {
        long events = check.recorded();
        processor.shutDown();
        store.transactions()
                .executeInTransaction(
                        () -> processor.resetTokens(StreamableMessageSource::createTailToken));
        long begun = System.nanoTime();
        processor.start();
        long since = begun;
        long before = 0;
        while (seen.committed() < events && System.nanoTime() - since < 60_000_000_000L) {
            TimeUnit.MILLISECONDS.sleep(1);
            long now = seen.committed();
            if (now != before) {
                before = now;
                since = System.nanoTime();
            }
        }
        return new Replay(seen.committed(), System.nanoTime() - begun);
    }

    @Override
    public List<String> check(Set<String> factKeys) throws SQLException {
        return check.findings(factKeys);
    }

    @Override
    public void close() {
        processor.shutDown();
        configuration.shutdown();
        coordinator.shutdownNow();
        workers.shutdownNow();
        store.close();
    }
}
