package org.socai.api.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/**
 * The program's connections, in two pools: however many reports are running, an append never waits
 * for a connection behind them. Both outlive a restart of the server: broken connections are
 * replaced when they are next asked for.
 *
 * @param writes for appends, projections and everything else that writes
 * @param reads for questions: read-only transactions, and a statement that takes too long is
 *     cancelled
 */
public record ConnectionPools(HikariDataSource writes, HikariDataSource reads)
        implements AutoCloseable {
    // Far below the server's 100, so that several nodes fit; more than the cores can use only adds
    // contention. Three of the first are held all the time: they append, sequence, and listen.
    private static final int WRITE_CONNECTIONS = 16;
    private static final int READ_CONNECTIONS = 8;

    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration VALIDATION_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration LONGEST_REPORT = Duration.ofSeconds(60);
    private static final Duration IDLE_IN_WRITE = Duration.ofMinutes(2);
    private static final Duration IDLE_IN_READ = Duration.ofSeconds(60);

    /**
     * Opens both pools, and one connection of each at once to see that the database answers.
     *
     * @throws DatabaseRefused when the database does not answer
     */
    public static ConnectionPools open(DatabaseAccess access) {
        var writes =
                open(access, "socai-writes", WRITE_CONNECTIONS, idleInTransaction(IDLE_IN_WRITE));
        try {
            var reads = open(access, "socai-reads", READ_CONNECTIONS, reading());
            return new ConnectionPools(writes, reads);
        } catch (DatabaseRefused e) {
            writes.close();
            throw e;
        }
    }

    @Override
    public void close() {
        reads.close();
        writes.close();
    }

    /**
     * Questions at different dates want different plans: one plan for all of them takes seconds for
     * what takes a twentieth of one with its own.
     */
    private static String reading() {
        return """
        set default_transaction_read_only = on; set statement_timeout = %d; set plan_cache_mode = force_custom_plan; \
        set work_mem = '16MB'; %s\
        """
                .formatted(LONGEST_REPORT.toMillis(), idleInTransaction(IDLE_IN_READ));
    }

    private static String idleInTransaction(Duration limit) {
        return "set idle_in_transaction_session_timeout = " + limit.toMillis();
    }

    private static HikariDataSource open(
            DatabaseAccess access, String name, int connections, String session) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(access.url());
        config.setUsername(access.application().user());
        config.setPassword(access.application().password());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        config.setValidationTimeout(VALIDATION_TIMEOUT.toMillis());
        // Compiling a plan takes longer than anything that is asked here.
        config.setConnectionInitSql(access.assumeRole() + "; set jit = off; " + session);
        config.addDataSourceProperty("ApplicationName", name);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", CONNECTION_TIMEOUT.toSeconds());
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw new DatabaseRefused(
                    "The database does not answer the application: " + e.getMessage(), e);
        }
    }
}
