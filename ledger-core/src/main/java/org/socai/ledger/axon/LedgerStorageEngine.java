package org.socai.ledger.axon;

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
import org.jspecify.annotations.Nullable;
import org.socai.ledger.booking.StreamState;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.contribution.StreamId;
import org.socai.ledger.store.NewEvent;

/**
 * Axon's aggregates over the ledger's own log: the same tables, stored form and claims as every
 * other way into it.
 *
 * <p>A lost race is a {@link org.axonframework.modelling.command.ConcurrencyException}, which is
 * decided again. Event processors do not read here but from {@link LedgerFeed}, in the order of
 * positions.
 */
public final class LedgerStorageEngine implements EventStorageEngine {
    /** The metadata key under which a command names its user. */
    public static final String ACTOR = "actor";

    private static final String NOBODY = "system";

    private final Decisions decisions;
    private final LedgerFeed feed;

    public LedgerStorageEngine(Decisions decisions, LedgerFeed feed) {
        this.decisions = decisions;
        this.feed = feed;
    }

    /** Returns when the events are durable; Axon calls it before it commits its unit of work. */
    @Override
    public void appendEvents(List<? extends EventMessage<?>> messages) {
        decisions.append(UnitDecision.current(), newEvents(messages));
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

    /**
     * A unit in its present state, as the one message from which Axon continues; empty for a unit
     * whose stream has not begun. It is served here and not by {@link #readSnapshot}, whose
     * failures Axon passes over.
     */
    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        if (firstSequenceNumber != 0) {
            throw new EventStoreException("a unit is loaded whole, or not at all");
        }
        var stream = new StreamId(aggregateIdentifier);
        var state = decisions.state(stream);
        return state.nextSequence() == 0
                ? DomainEventStream.empty()
                : DomainEventStream.of(snapshot(stream, state));
    }

    private static DomainEventMessage<?> snapshot(StreamId stream, StreamState state) {
        return new GenericDomainEventMessage<>(
                EmployerUnitAggregate.class.getSimpleName(),
                stream.value(),
                state.nextSequence() - 1,
                new EmployerUnitAggregate(stream, state.unit()));
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(
            @Nullable TrackingToken token, boolean mayBlock) {
        return feed.readFrom(token);
    }

    /** The present state comes with {@link #readEvents(String, long)}. */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return Optional.empty();
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new EventStoreException("the ledger keeps its states itself");
    }
}
