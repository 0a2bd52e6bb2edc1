package org.socai.api.bench.peer;

import java.sql.Connection;
import java.sql.SQLException;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** What Axon keeps its events and tokens with. */
interface PeerStore extends AutoCloseable {
    EventStorageEngine engine();

    TokenStore tokens();

    TransactionManager transactions();

    /** SQL for what the engine keeps in a column of bytes, from SQL for the bytes. */
    String kept(String bytes);

    /** Runs statements in the transaction of this thread. */
    void inTransaction(Statements statements) throws SQLException;

    /** Statements on a connection that somebody else commits. */
    @FunctionalInterface
    interface Statements {
        void run(Connection connection) throws SQLException;
    }

    @Override
    void close();
}
