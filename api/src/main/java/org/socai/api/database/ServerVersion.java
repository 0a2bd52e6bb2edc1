package org.socai.api.database;

import java.sql.Connection;
import java.sql.SQLException;

/** The oldest PostgreSQL that the ledger's schema and its sequencer work with. */
final class ServerVersion {
    private static final int OLDEST = 150_000;

    private ServerVersion() {}

    static void require(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("show server_version_num")) {
            row.next();
            require(row.getInt(1));
        }
    }

    /**
     * Takes the number as PostgreSQL reports it in {@code server_version_num}, such as 180006.
     *
     * @throws DatabaseRefused when it is older than 15
     */
    static void require(int versionNumber) {
        if (versionNumber < OLDEST) {
            throw new DatabaseRefused(
                    "The database is PostgreSQL %d.%d; Socai needs PostgreSQL 15 or later."
                            .formatted(versionNumber / 10_000, versionNumber % 10_000));
        }
    }
}
