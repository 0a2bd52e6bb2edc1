package org.socai.ledger.axon;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.store.AppendConflict;
import org.socai.ledger.store.EventLog;
import org.socai.ledger.store.NewEvent;

/**
 * Axon's aggregates over the ledger's own log: the same tables, stored form and claims as every
 * other way into it.
 *
 * <p>A lost race is a {@link ConcurrencyException}, which Axon's retry scheduler decides again.
 * Event processors do not read here but from {@link LedgerFeed}, in the order of positions.
 */
public final class LedgerStorageEngine implements EventStorageEngine {
    /** The metadata key under which a command names its user. */
    public static final String ACTOR = "actor";

    private static final String NOBODY = "system";

    private final EventLog log;
    private final JdbcTransactions transactions;
    private final LedgerFeed feed;

    public LedgerStorageEngine(EventLog log, JdbcTransactions transactions, LedgerFeed feed) {
        this.log = log;
        this.transactions = transactions;
        this.feed = feed;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> messages) {
        try {
            log.append(transactions.current(), newEvents(messages));
        } catch (AppendConflict taken) {
            throw new ConcurrencyException(taken.getMessage(), taken);
        } catch (SQLException failure) {
            throw new EventStoreException("the events could not be appended", failure);
        }
    }

    private static List<NewEvent> newEvents(List<? extends EventMessage<?>> messages) {
        var events = new ArrayList<NewEvent>();
        Map<StreamId, UUID> facts = new HashMap<>();
        for (var message : messages) {
            if (!(message instanceof DomainEventMessage<?> domain)
                    || !(domain.getPayload() instanceof LedgerEvent event)) {
                throw new EventStoreException(
                        message.getPayloadType() + " is not an event of the ledger");
            }
            var actor = String.valueOf(domain.getMetaData().getOrDefault(ACTOR, NOBODY));
            var cause =
                    domain.getMetaData().containsKey(EmployerUnitAggregate.CONSEQUENCE)
                            ? facts.get(event.stream())
                            : null;
            var next =
                    cause == null
                            ? NewEvent.fact(event, domain.getSequenceNumber(), actor, null)
                            : NewEvent.consequence(event, domain.getSequenceNumber(), cause, actor);
            facts.putIfAbsent(event.stream(), next.eventId());
            events.add(next);
        }
        return events;
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        var stream = new StreamId(aggregateIdentifier);
        try {
            return DomainEventStream.of(
                    log.read(transactions.current(), Map.of(stream, firstSequenceNumber)).stream()
                            .map(
                                    stored ->
                                            new GenericDomainEventMessage<LedgerEvent>(
                                                    EmployerUnitAggregate.class.getSimpleName(),
                                                    aggregateIdentifier,
                                                    stored.sequence(),
                                                    stored.event(),
                                                    MetaData.emptyInstance(),
                                                    stored.eventId().toString(),
                                                    // When it was recorded is a matter of its
                                                    // position, which decisions do not know.
                                                    Instant.EPOCH)));
        } catch (SQLException failure) {
            throw new EventStoreException(
                    "stream " + aggregateIdentifier + " could not be read", failure);
        }
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(
            @Nullable TrackingToken token, boolean mayBlock) {
        return feed.readFrom(token);
    }

    /** States are rebuilt from the log; a snapshot that is not there cannot be wrong. */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return Optional.empty();
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new EventStoreException("the ledger keeps no snapshots");
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        try {
            var events =
                    log.read(transactions.current(), Map.of(new StreamId(aggregateIdentifier), 0L));
            return events.isEmpty() ? Optional.empty() : Optional.of(events.getLast().sequence());
        } catch (SQLException failure) {
            throw new EventStoreException(
                    "stream " + aggregateIdentifier + " could not be read", failure);
        }
    }
}
