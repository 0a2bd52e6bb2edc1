package org.socai.ledger.axon;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.socai.ledger.store.ReadEvent;

/**
 * Hands whole batches to a projection: events gather in Axon's unit of work and are written once,
 * just before it commits, on its connection. So rows and token are one transaction, and a thousand
 * events cost a few statements.
 */
public final class ProjectionHandler implements EventHandlerInvoker {
    private static final String GATHERED = "gathered events";

    private final JdbcTransactions transactions;
    private final Batch batch;
    private final LongConsumer committed;

    /** Where a batch goes. */
    @FunctionalInterface
    public interface Batch {
        /** Returns the position that is reached once the transaction is committed. */
        long write(Connection connection, List<ReadEvent> events) throws SQLException;
    }

    /**
     * @param committed called with the position reached, after each batch has been committed
     */
    public ProjectionHandler(JdbcTransactions transactions, Batch batch, LongConsumer committed) {
        this.transactions = transactions;
        this.batch = batch;
        this.committed = committed;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        var unitOfWork = CurrentUnitOfWork.get();
        List<ReadEvent> gathered =
                unitOfWork.root().getOrComputeResource(GATHERED, _ -> gathering(unitOfWork.root()));
        // The ledger's feed sends nothing else.
        gathered.add((ReadEvent) message.getPayload());
    }

    private List<ReadEvent> gathering(UnitOfWork<?> unitOfWork) {
        var events = new ArrayList<ReadEvent>();
        var reached = new AtomicLong();
        unitOfWork.onPrepareCommit(_ -> reached.set(write(events)));
        unitOfWork.afterCommit(_ -> committed.accept(reached.get()));
        return events;
    }

    private long write(List<ReadEvent> events) {
        try {
            return batch.write(transactions.current(), events);
        } catch (SQLException failure) {
            throw new JdbcTransactions.TransactionFailed(
                    "a batch of events could not be projected", failure);
        }
    }
}
