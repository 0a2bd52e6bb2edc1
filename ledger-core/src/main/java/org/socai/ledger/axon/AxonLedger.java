package org.socai.ledger.axon;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.serialization.json.JacksonSerializer;
import org.socai.ledger.booking.Bookings;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.unit.UnitCommand;
import org.socai.ledger.unit.UnitRejected;

/**
 * Axon, put together by hand: nothing is found on the class path, so nothing can be missing without
 * notice, and no module that Axon brings along (its update check, its console) is ever started.
 */
public final class AxonLedger implements AutoCloseable {
    /** At most a page: whatever waits is written together, because each commit costs as much. */
    private static final int BATCH = LedgerFeed.PAGE;

    private final Configuration configuration;
    private final CommandGateway commands;
    private final Bookings bookings;
    private final JdbcTransactions transactions;
    private final LedgerFeed feed;

    /**
     * @param bookings for commands that lose every race
     * @param transactions for event processors, whose token and rows commit together; commands hold
     *     no transaction
     */
    public AxonLedger(
            Decisions decisions,
            Bookings bookings,
            JdbcTransactions transactions,
            LedgerFeed feed) {
        this.bookings = bookings;
        this.transactions = transactions;
        this.feed = feed;
        var engine = new LedgerStorageEngine(decisions, feed);
        this.configuration =
                DefaultConfigurer.defaultConfiguration(false)
                        .configureSerializer(_ -> JacksonSerializer.defaultSerializer())
                        .configureEventStore(
                                _ -> EmbeddedEventStore.builder().storageEngine(engine).build())
                        .configureTransactionManager(_ -> transactions)
                        .configureCommandBus(_ -> commandBus(decisions))
                        .registerComponent(DecisionGrounds.class, _ -> decisions)
                        .configureAggregate(unit())
                        .buildConfiguration();
        this.commands =
                DefaultCommandGateway.builder()
                        .commandBus(configuration.commandBus())
                        .retryScheduler(new DecidingAgain())
                        .build();
        configuration.start();
    }

    private static CommandBus commandBus(Decisions decisions) {
        var bus =
                SimpleCommandBus.builder()
                        .transactionManager(NoTransactionManager.instance())
                        .build();
        bus.registerHandlerInterceptor(
                new CorrelationDataInterceptor<>(
                        List.of(new SimpleCorrelationDataProvider(LedgerStorageEngine.ACTOR))));
        bus.registerHandlerInterceptor(new FreshAnswers(decisions));
        return bus;
    }

    private static AggregateConfigurer<EmployerUnitAggregate> unit() {
        return AggregateConfigurer.defaultConfiguration(EmployerUnitAggregate.class)
                .configureCommandTargetResolver(_ -> target())
                .configureRepository(
                        c ->
                                EventSourcingRepository.builder(EmployerUnitAggregate.class)
                                        .eventStore(c.eventStore())
                                        .parameterResolverFactory(c.parameterResolverFactory())
                                        .handlerDefinition(
                                                c.handlerDefinition(EmployerUnitAggregate.class))
                                        // Within this program the commands of one unit follow each
                                        // other; between programs its place in the stream decides.
                                        .lockFactory(PessimisticLockFactory.usingDefaults())
                                        .build());
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

    /**
     * Sends a command to a unit and waits until it is decided and what was decided is committed. A
     * lost race is decided again. On a unit that others write to without a pause all races may be
     * lost; then it is decided while nobody else can append.
     *
     * @param actor the user on whose behalf
     * @throws UnitRejected when the ledger does not accept it
     */
    public void send(UnitCommand command, String actor) {
        var metaData = MetaData.with(LedgerStorageEngine.ACTOR, actor);
        try {
            commands.sendAndWait(new GenericCommandMessage<>(command, metaData));
        } catch (ConcurrencyException lost) {
            bookings.run(actor, booking -> booking.send(command, null));
        }
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
     * what the handler writes on {@link JdbcTransactions} commit together. One thread reads and
     * writes in turn: Axon's pooled processor, whose coordinator looks up every tenth of a second
     * while its worker has its thousand events, kept a catching-up reader idle half of the time.
     *
     * @param node who claims the token: a name that no other running program has; one that dies and
     *     comes back under the same name goes on at once
     */
    public StreamingEventProcessor processor(
            String name, String node, EventHandlerInvoker handler) {
        var tokens =
                JdbcTokenStore.builder()
                        .nodeId(node)
                        .connectionProvider(transactions)
                        .serializer(JacksonSerializer.defaultSerializer())
                        .schema(TokenTable.SCHEMA)
                        .claimTimeout(Duration.ofSeconds(10))
                        .build();
        var settings =
                TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andBatchSize(BATCH)
                        .andInitialTrackingToken(AxonLedger::beginning)
                        .andTokenClaimInterval(1, TimeUnit.SECONDS)
                        .andThreadFactory(
                                group ->
                                        task ->
                                                Thread.ofPlatform()
                                                        .name(group)
                                                        .daemon()
                                                        .unstarted(task));
        return TrackingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(handler)
                .messageSource(feed)
                .tokenStore(tokens)
                .transactionManager(transactions)
                .trackingEventProcessorConfiguration(settings)
                .build();
    }

    private static TrackingToken beginning(StreamableMessageSource<?> source) {
        return source.createTailToken();
    }

    @Override
    public void close() {
        configuration.shutdown();
    }
}
