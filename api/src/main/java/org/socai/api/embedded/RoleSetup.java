package org.socai.api.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.socai.api.database.DatabaseAccess;
import org.socai.api.database.Login;

/**
 * Makes the ledger's roles and its database in a cluster, as the superuser; harmless when they are
 * there. The database belongs to the owner; the application role may connect to it and has no other
 * right from here.
 */
final class RoleSetup {
    private static final String DATABASE = "socai";

    private RoleSetup() {}

    static DatabaseAccess run(int port, Credentials credentials) throws SQLException {
        var server = "jdbc:postgresql://%s:%d/".formatted(ServerSettings.ADDRESS, port);
        var superuser = credentials.superuser();
        try (var connection =
                DriverManager.getConnection(
                        server + "postgres", superuser.user(), superuser.password())) {
            provideRole(connection, credentials.owner());
            provideRole(connection, credentials.application());
            provideDatabase(connection, credentials);
        }
        return new DatabaseAccess(
                server + DATABASE,
                credentials.owner(),
                credentials.application(),
                credentials.application().user());
    }

    /**
     * The password is set again each time, so that the file in the data directory is the one that
     * counts.
     */
    private static void provideRole(Connection connection, Login login) throws SQLException {
        if (!exists(
                connection, "select from pg_roles where rolname = '%s'".formatted(login.user()))) {
            execute(connection, "create role " + login.user());
        }
        execute(
                connection,
                "alter role %s login nosuperuser nocreatedb nocreaterole password '%s'"
                        .formatted(login.user(), login.password()));
    }

    private static void provideDatabase(Connection connection, Credentials credentials)
            throws SQLException {
        if (!exists(
                connection, "select from pg_database where datname = '%s'".formatted(DATABASE))) {
            execute(
                    connection,
                    "create database %s owner %s".formatted(DATABASE, credentials.owner().user()));
        }
        execute(connection, "revoke all on database %s from public".formatted(DATABASE));
        execute(
                connection,
                "grant connect, temporary on database %s to %s"
                        .formatted(DATABASE, credentials.application().user()));
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
