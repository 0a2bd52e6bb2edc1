package org.socai.ledger.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL for tests: one durable server per JVM, started at first use and gone with the
 * JVM, and as many databases on it as there are test classes.
 *
 * <p>Every database is a copy of one template into which all migrations found on the class path
 * have run as the owner, so a copy costs a fraction of a second and holds exactly what the program
 * would find. As in the program, the application role has no right on a table but those that the
 * migrations grant.
 */
public final class TestPostgres {
    /** Owns the databases and runs the migrations. */
    public static final String OWNER = "socai_owner";

    /** What the program connects as. */
    public static final String APPLICATION = "socai_app";

    /** Both roles' password. */
    public static final String PASSWORD = "test";

    private static final List<String> MODULES = List.of("ledger", "projections", "api");
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgres() {}

    /**
     * One database of the shared server.
     *
     * @param url its JDBC address, without user and password
     * @param owner connections as {@link #OWNER}, a new one per call
     * @param app connections as {@link #APPLICATION}, a new one per call
     */
    public record Database(String url, DataSource owner, DataSource app) {}

    /**
     * A database of the caller's own: every migration has run, and it holds no row that they did
     * not put there.
     */
    public static Database freshDatabase() {
        return createDatabase("socai_" + DATABASES.incrementAndGet(), Template.NAME);
    }

    /** A migrated database on a server of its own, whose transaction ids begin anew. */
    public static AnotherCluster anotherCluster() {
        var server = Server.start();
        var database = createDatabase(server, "socai", "template1");
        Template.migrateAll(database);
        return new AnotherCluster(server, database);
    }

    /** Stops its server when closed. */
    public record AnotherCluster(EmbeddedPostgres server, Database database)
            implements AutoCloseable {
        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    private static Database createDatabase(String name, String template) {
        return createDatabase(Server.RUNNING, name, template);
    }

    private static Database createDatabase(EmbeddedPostgres server, String name, String template) {
        execute(
                server.getPostgresDatabase(),
                "create database %s template %s owner %s".formatted(name, template, OWNER),
                "revoke all on database %s from public".formatted(name),
                "grant connect, temporary on database %s to %s".formatted(name, APPLICATION));
        var url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), name);
        return new Database(url, dataSource(url, OWNER), dataSource(url, APPLICATION));
    }

    private static DataSource dataSource(String url, String user) {
        var source = new PGSimpleDataSource();
        source.setURL(url);
        source.setUser(user);
        source.setPassword(PASSWORD);
        return source;
    }

    private static void execute(DataSource source, String... statements) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the test database could not be prepared", e);
        }
    }

    /** Starts with the first test that asks, and stops with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                var server =
                        EmbeddedPostgres.builder()
                                .setPGStartupWait(Duration.ofSeconds(60))
                                .setLocaleConfig("locale", "C.UTF-8")
                                .setServerConfig("fsync", "on")
                                .setServerConfig("synchronous_commit", "on")
                                .start();
                execute(
                        server.getPostgresDatabase(),
                        "create role %s login createrole password '%s'".formatted(OWNER, PASSWORD),
                        "create role %s login password '%s'".formatted(APPLICATION, PASSWORD));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Migrated once per JVM, the way the program does it: a history table per module, in this
     * order.
     */
    private static final class Template {
        static final String NAME = migrated("socai_template");

        private static String migrated(String name) {
            var database = createDatabase(name, "template1");
            migrateAll(database);
            return name;
        }

        static void migrateAll(Database database) {
            for (var module : MODULES) {
                migrate(database, module);
            }
        }

        private static void migrate(Database database, String module) {
            if (TestPostgres.class.getResource("/db/migration/" + module) == null) {
                return; // a module above this one: its migrations are not on this class path
            }
            Flyway.configure()
                    .dataSource(database.url(), OWNER, PASSWORD)
                    .locations("classpath:db/migration/" + module)
                    .table("flyway_schema_history_" + module)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .placeholders(Map.of("app_role", APPLICATION))
                    .load()
                    .migrate();
        }
    }
}
