package org.socai.api.config;

import java.time.Clock;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.socai.api.database.ConnectionPools;
import org.socai.api.database.DatabaseAccess;
import org.socai.api.database.DurabilityCheck;
import org.socai.api.database.ExternalDatabase;
import org.socai.api.database.Login;
import org.socai.api.database.Migrations;
import org.socai.api.embedded.EmbeddedPostgresServer;
import org.socai.api.launch.LaunchOptions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Primary;

/** The database: embedded or external, migrated, checked for durability, and its connections. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    /** The business day is the day in Vietnam. */
    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Asia/Ho_Chi_Minh"));
    }

    /** The reserve comes first: a server on a full disk starts only with the room that it frees. */
    @Bean
    @DependsOn("diskReserve")
    LedgerDatabase ledgerDatabase(LaunchOptions options) {
        var external = options.database();
        if (external == null) {
            var server = EmbeddedPostgresServer.start(options.dataDirectory());
            return new LedgerDatabase(server.access(), server);
        }
        var owner = Login.withPasswordFile(external.user(), external.passwordFile());
        var application =
                external.applicationUser() == null || external.applicationPasswordFile() == null
                        ? null
                        : Login.withPasswordFile(
                                external.applicationUser(), external.applicationPasswordFile());
        return new LedgerDatabase(
                ExternalDatabase.prepare(external.url(), owner, application), null);
    }

    /** The database the ledger lives in, and its server where that is ours to stop. */
    record LedgerDatabase(DatabaseAccess access, @Nullable EmbeddedPostgresServer server)
            implements AutoCloseable {
        @Override
        public void close() {
            if (server != null) {
                server.stop();
            }
        }
    }

    /** Nothing connects before the tables are there and the settings are safe. */
    @Bean
    ConnectionPools connectionPools(LedgerDatabase database) {
        Migrations.run(database.access());
        DurabilityCheck.require(database.access());
        return ConnectionPools.open(database.access());
    }

    @Bean(destroyMethod = "")
    @Primary
    DataSource writePool(ConnectionPools pools) {
        return pools.writes();
    }

    @Bean(destroyMethod = "")
    DataSource readPool(ConnectionPools pools) {
        return pools.reads();
    }
}
