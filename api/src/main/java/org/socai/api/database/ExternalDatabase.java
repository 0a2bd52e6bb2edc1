package org.socai.api.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL that the operator runs. The given user becomes the owner of the ledger's tables.
 * Unless the operator names a second user for the running program, the program makes the role
 * {@code socai_app}, without a login, and connects as the owner's user with the rights of that role
 * only.
 */
public final class ExternalDatabase {
    private static final String ROLE = DatabaseAccess.DEFAULT_APPLICATION_ROLE;
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String DUPLICATE_OBJECT = "42710";
    private static final String UNIQUE_VIOLATION =
            "23505"; // two nodes making the same role at the same moment

    private ExternalDatabase() {}

    /**
     * Looks at the database and makes the application role when it is missing.
     *
     * @param application the user of the running program, or null to use the owner's with fewer
     *     rights
     * @throws DatabaseRefused when the database cannot be reached, is too old, or the users lack a
     *     right they need
     */
    public static DatabaseAccess prepare(String url, Login owner, @Nullable Login application) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new DatabaseRefused(
                    "A database address looks like jdbc:postgresql://host:5432/name, not like "
                            + url
                            + ".");
        }
        try (var connection = connect(url, owner)) {
            ServerVersion.require(connection);
            requireCreateInSchema(connection, owner);
            if (application == null) {
                provideRole(connection, owner);
                return new DatabaseAccess(url, owner, owner, ROLE);
            }
            connect(url, application).close();
            return new DatabaseAccess(url, owner, application, application.user());
        } catch (SQLException e) {
            throw new DatabaseRefused(
                    "The database at " + url + " cannot be prepared: " + e.getMessage(), e);
        }
    }

    private static Connection connect(String url, Login login) {
        try {
            return DatabaseAccess.open(url, login);
        } catch (SQLException e) {
            throw new DatabaseRefused(
                    "The database at %s does not let user %s in: %s"
                            .formatted(url, login.user(), e.getMessage()),
                    e);
        }
    }

    private static void requireCreateInSchema(Connection connection, Login owner)
            throws SQLException {
        if (!isTrue(connection, "select has_schema_privilege(current_schema(), 'CREATE')")) {
            throw new DatabaseRefused(
                    "User %s may not create tables in this database; make it the owner of the database."
                            .formatted(owner.user()));
        }
    }

    private static void provideRole(Connection connection, Login owner) throws SQLException {
        if (!isTrue(
                connection,
                "select exists (select from pg_roles where rolname = '" + ROLE + "')")) {
            createRole(connection, owner);
        }
        if (!mayAssumeRole(connection)) {
            grantRole(connection, owner);
        }
    }

    private static void createRole(Connection connection, Login owner) throws SQLException {
        try {
            execute(connection, "create role " + ROLE + " nologin");
        } catch (SQLException e) {
            switch (e.getSQLState()) {
                case DUPLICATE_OBJECT, UNIQUE_VIOLATION -> {}
                case INSUFFICIENT_PRIVILEGE ->
                        throw new DatabaseRefused(
                                ("The role %s is missing and user %s may not create roles: let an"
                                     + " administrator run \"create role %1$s nologin; grant %1$s"
                                     + " to %2$s\", or give CREATEROLE to %2$s, or name a second"
                                     + " user for the program.")
                                        .formatted(ROLE, owner.user()),
                                e);
                case null, default -> throw e;
            }
        }
    }

    private static void grantRole(Connection connection, Login owner) throws SQLException {
        try {
            execute(connection, "grant " + ROLE + " to current_user");
        } catch (SQLException e) {
            throw new DatabaseRefused(
                    "User %s may not take the role %s: let an administrator run \"grant %2$s to %1$s\"."
                            .formatted(owner.user(), ROLE),
                    e);
        }
    }

    private static boolean mayAssumeRole(Connection connection) throws SQLException {
        try {
            execute(connection, "set role " + ROLE);
            execute(connection, "reset role");
            return true;
        } catch (SQLException e) {
            if (INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private static boolean isTrue(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
