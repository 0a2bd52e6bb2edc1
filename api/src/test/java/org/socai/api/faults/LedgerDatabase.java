package org.socai.api.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.socai.api.database.Sql;

/** The embedded database of a running program, reached beside the program. */
final class LedgerDatabase {
    private static final int PORT_LINE = 3; // of postmaster.pid, from zero

    private LedgerDatabase() {}

    /** Connects with every right, also to do damage. */
    static Connection open(Path data) throws IOException, SQLException {
        var server = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
        var password = Files.readString(data.resolve("credentials/postgres")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%s/socai".formatted(server.get(PORT_LINE).strip()),
                "postgres",
                password);
    }

    /**
     * What the read models hold, view by view of those that reporting jobs read: the number of rows
     * and a checksum that does not depend on their order.
     */
    static Map<String, String> readModels(Connection database) throws SQLException {
        var models = new TreeMap<String, String>();
        for (var view : views(database)) {
            models.put(
                    view,
                    Sql.value(
                            database,
                            """
                            select count(*) || ' rows, '
                                   || coalesce(sum(hashtextextended(v::text, 0)::numeric), 0)
                            from reporting.%s as v
                            """
                                    .formatted(view)));
        }
        return models;
    }

    private static List<String> views(Connection database) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = database.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select table_name from information_schema.views where table_schema = 'reporting'
                                """)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
