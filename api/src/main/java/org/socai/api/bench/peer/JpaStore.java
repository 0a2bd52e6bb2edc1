package org.socai.api.bench.peer;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jpa.JpaTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.JpaEventStorageEngine;
import org.hibernate.Session;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.socai.api.database.DatabaseAccess;

/** Axon's JPA engine over Hibernate, on the tables that Hibernate makes. */
final class JpaStore implements PeerStore {
    /** Axon's advice: a sequence of its own for events, whose numbers have no holes of fifty. */
    private static final String MAPPING = "org/socai/api/bench/peer/axon-tuned-orm.xml";

    /**
     * By name: the classes also carry annotations of a package that is not there, and the compiler
     * would warn of each.
     */
    private static final List<String> ENTITIES =
            List.of(
                    "org.axonframework.eventsourcing.eventstore.jpa.DomainEventEntry",
                    "org.axonframework.eventsourcing.eventstore.jpa.SnapshotEventEntry",
                    "org.axonframework.eventhandling.tokenstore.jpa.TokenEntry");

    private final Tuning tuning;
    private final HikariDataSource pool;
    private final EntityManagerFactory factory;
    private final EntityManagerTransactions transactions;
    private final JpaEventStorageEngine engine;
    private final JpaTokenStore tokens;

    JpaStore(DatabaseAccess access, String schema, Tuning tuning) throws SQLException {
        this.tuning = tuning;
        this.pool = PeerDatabase.fresh(access, schema, tuning);
        this.factory = configuration(schema, tuning).createEntityManagerFactory();
        this.transactions = new EntityManagerTransactions(factory);
        this.engine =
                JpaEventStorageEngine.builder()
                        .eventSerializer(PeerJson.serializer())
                        .snapshotSerializer(PeerJson.serializer())
                        .entityManagerProvider(transactions)
                        .transactionManager(transactions)
                        .persistenceExceptionResolver(new DuplicateKeys())
                        .batchSize(
                                switch (tuning) {
                                    case AS_IT_COMES -> 100;
                                    case TUNED -> 1_000;
                                })
                        .build();
        this.tokens =
                JpaTokenStore.builder()
                        .entityManagerProvider(transactions)
                        .serializer(PeerJson.serializer())
                        .build();
    }

    private HibernatePersistenceConfiguration configuration(String schema, Tuning tuning) {
        var configuration = new HibernatePersistenceConfiguration(schema);
        ENTITIES.forEach(entity -> configuration.managedClass(classOf(entity)));
        configuration.property("jakarta.persistence.nonJtaDataSource", pool);
        configuration.property("hibernate.hbm2ddl.auto", "create");
        configuration.property("jakarta.persistence.validation.mode", "none");
        switch (tuning) {
            case AS_IT_COMES -> {}
            case TUNED -> {
                configuration.property("hibernate.dialect", ByteaDialect.class.getName());
                configuration.property("hibernate.jdbc.batch_size", "100");
                configuration.property("hibernate.order_inserts", "true");
                configuration.mappingFile(MAPPING);
            }
        }
        return configuration;
    }

    private static Class<?> classOf(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException("Axon has lost its entity " + name, missing);
        }
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

    /** As they come, bytes are large objects, and the column holds their number. */
    @Override
    public String kept(String bytes) {
        return switch (tuning) {
            case AS_IT_COMES -> "lo_from_bytea(0, %s)".formatted(bytes);
            case TUNED -> bytes;
        };
    }

    @Override
    public void inTransaction(Statements statements) throws SQLException {
        transactions.getEntityManager().unwrap(Session.class).doWork(statements::run);
    }

    @Override
    public void close() {
        factory.close();
        pool.close();
    }
}
