package org.socai.ledger.axon;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.commandhandling.gateway.ExponentialBackOffIntervalRetryScheduler;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.serialization.json.JacksonSerializer;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.store.AppendConflict;
import org.socai.ledger.store.EventLog;
import org.socai.ledger.unit.UnitCommand;

/**
 * Axon, put together by hand: nothing is found on the class path, so nothing can be missing without
 * notice, and no module that Axon brings along (its update check, its console) is ever started.
 */
public final class AxonLedger implements AutoCloseable {
    private static final int RETRIES = 12;
    private static final int BATCH = 1_000;

    private final Configuration configuration;
    private final CommandGateway commands;
    private final JdbcTransactions transactions;
    private final LedgerFeed feed;
    private final ScheduledExecutorService retries =
            Executors.newScheduledThreadPool(
                    1,
                    task -> Thread.ofPlatform().name("command-retries").daemon().unstarted(task));

    public AxonLedger(
            EventLog log, JdbcTransactions transactions, LedgerFeed feed, DecisionGrounds grounds) {
        this.transactions = transactions;
        this.feed = feed;
        var engine = new LedgerStorageEngine(log, transactions, feed);
        var unit =
                AggregateConfigurer.defaultConfiguration(EmployerUnitAggregate.class)
                        .configureCommandTargetResolver(_ -> target())
                        .configureRepository(
                                c ->
                                        EventSourcingRepository.builder(EmployerUnitAggregate.class)
                                                .eventStore(c.eventStore())
                                                .parameterResolverFactory(
                                                        c.parameterResolverFactory())
                                                .handlerDefinition(
                                                        c.handlerDefinition(
                                                                EmployerUnitAggregate.class))
                                                // The place in the stream is the lock; whoever
                                                // loses decides again.
                                                .lockFactory(NullLockFactory.INSTANCE)
                                                .build());
        this.configuration =
                DefaultConfigurer.defaultConfiguration(false)
                        .configureSerializer(_ -> JacksonSerializer.defaultSerializer())
                        .configureEventStore(
                                _ -> EmbeddedEventStore.builder().storageEngine(engine).build())
                        .configureTransactionManager(_ -> transactions)
                        .configureCorrelationDataProviders(
                                _ ->
                                        List.of(
                                                new SimpleCorrelationDataProvider(
                                                        LedgerStorageEngine.ACTOR)))
                        .registerComponent(DecisionGrounds.class, _ -> grounds)
                        .configureAggregate(unit)
                        .buildConfiguration();
        this.commands =
                DefaultCommandGateway.builder()
                        .commandBus(configuration.commandBus())
                        .retryScheduler(
                                ExponentialBackOffIntervalRetryScheduler.builder()
                                        .retryExecutor(retries)
                                        .maxRetryCount(RETRIES)
                                        .backoffFactor(2)
                                        .nonTransientFailurePredicate(
                                                failure -> !isLostRace(failure))
                                        .build())
                        .build();
        configuration.start();
    }

    /**
     * Only a lost race is decided again. A refusal stays one, and a lost database is the sender's
     * to try again. The scheduler asks about every cause of a failure in turn, so the causes of a
     * lost race are named with it.
     */
    private static boolean isLostRace(Throwable failure) {
        return failure instanceof ConcurrencyException
                || failure instanceof AppendConflict
                || failure instanceof SQLException;
    }

    /** Every command names its unit, and the unit's stream is the aggregate's identifier. */
    static CommandTargetResolver target() {
        return message -> {
            if (message.getPayload() instanceof UnitCommand command) {
                return new VersionedAggregateIdentifier(
                        (Object) StreamId.of(command.unit()).value(), null);
            }
            throw new IllegalArgumentException(message.getPayloadType() + " names no unit");
        };
    }

    /** Sends commands; a lost race is decided again before an answer comes back. */
    public CommandGateway commands() {
        return commands;
    }

    /** What Axon was given, for the start-up check. */
    public CommandBus commandBus() {
        return configuration.commandBus();
    }

    /** What Axon was given, for the start-up check. */
    public EventStore eventStore() {
        return configuration.eventStore();
    }

    /** What Axon was given, for the start-up check. */
    public TransactionManager transactionManager() {
        return configuration.getComponent(TransactionManager.class);
    }

    /**
     * A processor that carries every event, in order of position, to one handler; its token and
     * what the handler writes on {@link JdbcTransactions} commit together.
     *
     * @param node who claims the token: a name that no other running program has; one that dies and
     *     comes back under the same name goes on at once
     */
    public PooledStreamingEventProcessor processor(
            String name, String node, EventHandlerInvoker handler) {
        var tokens =
                JdbcTokenStore.builder()
                        .nodeId(node)
                        .connectionProvider(transactions)
                        .serializer(JacksonSerializer.defaultSerializer())
                        .schema(TokenTable.SCHEMA)
                        .claimTimeout(Duration.ofSeconds(10))
                        .build();
        return PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(handler)
                .messageSource(feed)
                .tokenStore(tokens)
                .transactionManager(transactions)
                .coordinatorExecutor(executor(name + "-coordinator"))
                .workerExecutor(executor(name + "-worker"))
                .initialSegmentCount(1)
                .initialToken(AxonLedger::beginning)
                .batchSize(BATCH)
                .tokenClaimInterval(1_000)
                .build();
    }

    private static TrackingToken beginning(StreamableMessageSource<?> source) {
        return source.createTailToken();
    }

    private static ScheduledExecutorService executor(String name) {
        return Executors.newScheduledThreadPool(
                1, task -> Thread.ofPlatform().name(name).daemon().unstarted(task));
    }

    @Override
    public void close() {
        configuration.shutdown();
        retries.shutdownNow();
    }
}
