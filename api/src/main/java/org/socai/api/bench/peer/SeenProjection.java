package org.socai.api.bench.peer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.LedgerEvent;

/**
 * The plainest projection there is: one row per event, written with the others of its batch in the
 * transaction that moves the token. It has no key, so that an event that comes twice shows.
 */
final class SeenProjection implements EventHandlerInvoker {
    private static final String GATHERED = "gathered events";

    private final PeerStore store;
    private final AtomicLong committed = new AtomicLong();

    SeenProjection(PeerStore store) {
        this.store = store;
    }

    /** How many events have been projected since the start or the last reset. */
    long committed() {
        return committed.get();
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return segment.matches(domain(message).getAggregateIdentifier());
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        var unitOfWork = CurrentUnitOfWork.get().root();
        List<DomainEventMessage<?>> gathered =
                unitOfWork.getOrComputeResource(GATHERED, _ -> gathering(unitOfWork));
        gathered.add(domain(message));
    }

    private List<DomainEventMessage<?>> gathering(UnitOfWork<?> unitOfWork) {
        var events = new ArrayList<DomainEventMessage<?>>();
        unitOfWork.onPrepareCommit(_ -> write(events));
        unitOfWork.afterCommit(_ -> committed.addAndGet(events.size()));
        return events;
    }

    /** Takes events as seen without having them handed over one by one. */
    void load(List<DomainEventMessage<?>> events) {
        store.transactions().executeInTransaction(() -> write(events));
        committed.addAndGet(events.size());
    }

    private void write(List<DomainEventMessage<?>> events) {
        try {
            store.inTransaction(connection -> insert(connection, events));
        } catch (SQLException failure) {
            throw new IllegalStateException("a batch of events could not be projected", failure);
        }
    }

    private static void insert(Connection connection, List<DomainEventMessage<?>> events)
            throws SQLException {
        try (var insert =
                connection.prepareStatement(
                        """
                        insert into seen (event_id, stream, sequence, fact)
                        select * from unnest(?::text[], ?::text[], ?::bigint[], ?::text[])
                        """)) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            events.stream().map(DomainEventMessage::getIdentifier).toArray()));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            events.stream()
                                    .map(DomainEventMessage::getAggregateIdentifier)
                                    .toArray()));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "bigint",
                            events.stream().map(DomainEventMessage::getSequenceNumber).toArray()));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "text", events.stream().map(SeenProjection::factKey).toArray()));
            insert.executeUpdate();
        }
    }

    @Override
    public boolean supportsReset() {
        return true;
    }

    @Override
    public void performReset() {
        try {
            store.inTransaction(
                    connection -> {
                        try (var statement = connection.createStatement()) {
                            statement.execute("truncate seen");
                        }
                    });
        } catch (SQLException failure) {
            throw new IllegalStateException("the projection could not be emptied", failure);
        }
        committed.set(0);
    }

    @Override
    public <R> void performReset(@Nullable R resetContext) {
        performReset();
    }

    private static @Nullable String factKey(DomainEventMessage<?> message) {
        return ((LedgerEvent) message.getPayload()).factKey();
    }

    private static DomainEventMessage<?> domain(EventMessage<?> message) {
        return (DomainEventMessage<?>) message;
    }
}
