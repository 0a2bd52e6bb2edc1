package org.socai.api.bench.peer;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.socai.api.database.DatabaseAccess;
import org.socai.ledger.axon.JdbcTransactions;

/** Axon's JDBC engine on the tables that Axon itself makes for PostgreSQL. */
final class JdbcStore implements PeerStore {
    private final HikariDataSource pool;
    private final JdbcTransactions transactions;
    private final JdbcEventStorageEngine engine;
    private final JdbcTokenStore tokens;

    JdbcStore(DatabaseAccess access, String schema, Tuning tuning) throws SQLException {
        this.pool = PeerDatabase.fresh(access, schema, tuning);
        this.transactions = new JdbcTransactions(pool, () -> {});
        this.engine =
                JdbcEventStorageEngine.builder()
                        .eventSerializer(PeerJson.serializer())
                        .snapshotSerializer(PeerJson.serializer())
                        .connectionProvider(transactions)
                        .transactionManager(transactions)
                        .persistenceExceptionResolver(resolver(tuning))
                        .batchSize(
                                switch (tuning) {
                                    case AS_IT_COMES -> 100;
                                    case TUNED -> 1_000;
                                })
                        .build();
        this.tokens =
                JdbcTokenStore.builder()
                        .connectionProvider(transactions)
                        .serializer(PeerJson.serializer())
                        .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        transactions.executeInTransaction(
                () -> tokens.createSchema(PostgresTokenTableFactory.INSTANCE));
    }

    /** Axon's own does not know PostgreSQL's way to say that a key is taken. */
    private static PersistenceExceptionResolver resolver(Tuning tuning) {
        return switch (tuning) {
            case AS_IT_COMES -> new JdbcSQLErrorCodesResolver();
            case TUNED -> new DuplicateKeys();
        };
    }

    @Override
    public EventStorageEngine engine() {
        return engine;
    }

    @Override
    public TokenStore tokens() {
        return tokens;
    }

    @Override
    public TransactionManager transactions() {
        return transactions;
    }

    @Override
    public String kept(String bytes) {
        return bytes;
    }

    @Override
    public void inTransaction(Statements statements) throws SQLException {
        statements.run(transactions.getConnection());
    }

    @Override
    public void close() {
        pool.close();
    }
}
