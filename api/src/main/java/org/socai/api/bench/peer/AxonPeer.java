package org.socai.api.bench.peer;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
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
    private final String name;
    private final PeerStore store;
    private final Configuration configuration;
    private final CommandGateway commands;
    private final PeerHistory history;
    private final PeerCheck check;
    private final PeerFeed feed;

    private AxonPeer(
            String name, PeerStore store, Tuning tuning, DecisionGrounds grounds, PeerCheck check) {
        this.name = name;
        this.store = store;
        this.history = new PeerHistory(store);
        this.check = check;
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
        this.feed = new PeerFeed(name, store, configuration.eventStore(), tuning);
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

    @Override
    public String name() {
        return name;
    }

    @Override
    public void load(List<StreamEvent> events) throws SQLException {
        var messages = events.stream().<DomainEventMessage<?>>map(AxonPeer::message).toList();
        history.add(messages);
        feed.load(messages);
    }

    @Override
    public void begin() throws SQLException {
        history.end();
        feed.begin();
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
        feed.await(check.recorded(), atRest);
    }

    @Override
    public Replay replay() throws SQLException, InterruptedException {
        return feed.replay(check.recorded());
    }

    @Override
    public List<String> check(Set<String> factKeys) throws SQLException {
        return check.findings(factKeys);
    }

    @Override
    public void close() {
        feed.close();
        configuration.shutdown();
        store.close();
    }
}
