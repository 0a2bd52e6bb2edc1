package org.socai.api.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Where the database is and who does what in it.
 *
 * <p>Two roles share the work: the owner owns every table and runs the migrations, and nothing
 * else; the application role has only the rights that the migrations grant to it. Where both use
 * one login, every connection of the application gives up the owner's rights first, by {@code set
 * role}.
 *
 * @param url the JDBC address, without user and password
 * @param owner owns the tables and runs the migrations
 * @param application what the running program connects with
 * @param applicationRole the role whose rights the running program has
 */
public record DatabaseAccess(String url, Login owner, Login application, String applicationRole) {
    /** The application role that the program makes where the operator names no other. */
    public static final String DEFAULT_APPLICATION_ROLE = "socai_app";

    /** A new connection with the owner's rights. */
    public Connection openAsOwner() throws SQLException {
        return open(url, owner);
    }

    /** A new connection with the application's rights, outside any pool. */
    public Connection openAsApplication() throws SQLException {
        var connection = open(url, application);
        try (var statement = connection.createStatement()) {
            statement.execute(assumeRole());
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** The statement that every connection of the application begins with. */
    String assumeRole() {
        return "set role " + applicationRoleAsSql();
    }

    /** The application role as it is written in SQL: in quotes where its name needs them. */
    String applicationRoleAsSql() {
        return applicationRole.matches("[a-z_][a-z0-9_]*")
                ? applicationRole
                : '"' + applicationRole.replace("\"", "\"\"") + '"';
    }

    static Connection open(String url, Login login) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("ApplicationName", "socai");
        return DriverManager.getConnection(url, properties);
    }
}
