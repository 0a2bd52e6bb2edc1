package org.socai.api.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Refuses a database that could lose or change what the ledger has acknowledged. The answers are
 * those that a connection of the application gets, because most of these settings can differ by
 * role, by database and by session.
 */
public final class DurabilityCheck {
    private static final List<String> APPEND_ONLY_TABLES = List.of("event", "event_position");

    private DurabilityCheck() {}

    /**
     * Looks at the settings and at the application's rights; tables that do not exist yet are
     * passed over.
     *
     * @throws DatabaseRefused naming the setting or the right that is wrong
     */
    public static void require(DatabaseAccess access) {
        try (var connection = access.openAsApplication()) {
            requireSetting(connection, "fsync", Set.of("on"));
            requireSetting(connection, "full_page_writes", Set.of("on"));
            // Every value but "off" waits until the commit is on the server's own disk.
            requireSetting(
                    connection,
                    "synchronous_commit",
                    Set.of("on", "local", "remote_write", "remote_apply"));
            requireSetting(connection, "server_encoding", Set.of("UTF8"));
            requireNoSuperuser(connection);
            requireAppendOnly(connection);
        } catch (SQLException e) {
            throw new DatabaseRefused(
                    "The database does not answer the application: " + e.getMessage(), e);
        }
    }

    private static void requireSetting(Connection connection, String name, Set<String> safe)
            throws SQLException {
        try (var query = connection.prepareStatement("select current_setting(?)")) {
            query.setString(1, name);
            try (var row = query.executeQuery()) {
                row.next();
                var value = row.getString(1);
                if (!safe.contains(value)) {
                    throw new DatabaseRefused(
                            "The database has %s = %s; a ledger needs %s."
                                    .formatted(
                                            name,
                                            value,
                                            String.join(" or ", safe.stream().sorted().toList())));
                }
            }
        }
    }

    private static void requireNoSuperuser(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "select current_user, current_setting('is_superuser')")) {
            row.next();
            if (!row.getString(2).equals("off")) {
                throw new DatabaseRefused(
                        "The program's database user %s is a superuser, whom no right holds back."
                                .formatted(row.getString(1)));
            }
        }
    }

    private static void requireAppendOnly(Connection connection) throws SQLException {
        for (var table : APPEND_ONLY_TABLES) {
            var right = rightBeyondAppending(connection, table);
            if (!right.isEmpty()) {
                throw new DatabaseRefused(
                        "The program's database user %s; it may only insert into and read the table %s."
                                .formatted(right, table));
            }
        }
    }

    private static String rightBeyondAppending(Connection connection, String table)
            throws SQLException {
        var sql =
                """
                select case
                         when pg_has_role(current_user, c.relowner, 'MEMBER') then 'owns the table ' || c.relname
                         when has_any_column_privilege(current_user, c.oid, 'UPDATE') then 'may update ' || c.relname
                         when has_table_privilege(current_user, c.oid, 'DELETE') then 'may delete from ' || c.relname
                         when has_table_privilege(current_user, c.oid, 'TRUNCATE') then 'may truncate ' || c.relname
                         else ''
                       end
                from pg_class c
                where c.oid = to_regclass(?)
                """;
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, table);
            try (var row = query.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }
}
