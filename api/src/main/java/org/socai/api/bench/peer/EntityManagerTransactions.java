package org.socai.api.bench.peer;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.axonframework.common.jpa.EntityManagerProvider;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;

/** One entity manager per transaction, bound to the thread. */
final class EntityManagerTransactions implements TransactionManager, EntityManagerProvider {
    private final EntityManagerFactory factory;

    @SuppressWarnings("ThreadLocalUsage") // one per peer, and it goes with its threads
    private final ThreadLocal<@Nullable EntityManager> bound = new ThreadLocal<>();

    EntityManagerTransactions(EntityManagerFactory factory) {
        this.factory = factory;
    }

    @Override
    public EntityManager getEntityManager() {
        var manager = bound.get();
        if (manager == null) {
            throw new IllegalStateException("there is no transaction on this thread");
        }
        return manager;
    }

    @Override
    public Transaction startTransaction() {
        if (bound.get() != null) {
            return new Joined();
        }
        var manager = factory.createEntityManager();
        manager.getTransaction().begin();
        bound.set(manager);
        return new Owned(manager);
    }

    private final class Owned implements Transaction {
        private final EntityManager manager;

        Owned(EntityManager manager) {
            this.manager = manager;
        }

        @Override
        public void commit() {
            try {
                manager.getTransaction().commit();
            } finally {
                end();
            }
        }

        @Override
        public void rollback() {
            try {
                manager.getTransaction().rollback();
            } finally {
                end();
            }
        }

        private void end() {
            bound.remove();
            manager.close();
        }
    }

    /** Ends with the transaction it joined. */
    private static final class Joined implements Transaction {
        @Override
        public void commit() {}

        @Override
        public void rollback() {}
    }
}
