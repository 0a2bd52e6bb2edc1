package org.socai.api.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Single statements on a connection, for tests that look at the database itself. */
public final class Sql {
    private Sql() {}

    public static void execute(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The single value that a query answers, as text. */
    public static String value(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
