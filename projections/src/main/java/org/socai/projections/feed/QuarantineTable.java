package org.socai.projections.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes {@code quarantine}, on a connection whose search path says which one. */
public final class QuarantineTable {
    /** Its name. */
    public static final String NAME = "quarantine";

    private QuarantineTable() {}

    /** All of it. */
    public static List<Poison> all(Connection connection) throws SQLException {
        try (var select =
                        connection.prepareStatement(
                                """
                                select stream, position, known_from, refused, reason from quarantine order by position
                                """);
                var row = select.executeQuery()) {
            var all = new ArrayList<Poison>();
            while (row.next()) {
                all.add(
                        new Poison(
                                row.getString(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getBoolean(4),
                                row.getString(5)));
            }
            return all;
        }
    }

    /** The streams in quarantine, each with the position from which on it is left out. */
    static Map<String, Long> positions(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select stream, position from quarantine");
                var row = select.executeQuery()) {
            var positions = new HashMap<String, Long>();
            while (row.next()) {
                positions.put(row.getString(1), row.getLong(2));
            }
            return positions;
        }
    }

    /** Puts a stream into quarantine, where it is not yet. */
    public static void add(Connection connection, Poison poison) throws SQLException {
        try (var insert =
                connection.prepareStatement(
                        """
                        insert into quarantine (stream, position, known_from, refused, reason) values (?, ?, ?, ?, ?)
                        on conflict do nothing
                        """)) {
            insert.setString(1, poison.stream());
            insert.setLong(2, poison.position());
            insert.setLong(3, poison.knownFrom());
            insert.setBoolean(4, poison.refused());
            insert.setString(5, poison.reason());
            insert.executeUpdate();
        }
    }

    /** Takes a stream out; false where it was not in. */
    public static boolean remove(Connection connection, String stream) throws SQLException {
        try (var delete = connection.prepareStatement("delete from quarantine where stream = ?")) {
            delete.setString(1, stream);
            return delete.executeUpdate() == 1;
        }
    }
}
