package org.socai.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.socai.projections.rebuild.TableDefinition.Index;

/**
 * New tables beside the living ones, in a schema of their own under the same names: first without
 * indexes, to be filled in bulk.
 */
final class FreshTables {
    /** Where the new tables stand until they are wanted. */
    static final String SCHEMA = "rebuild";

    /** Where the old ones go. */
    static final String REPLACED = "rebuild_replaced";

    /** Three thousand rows of each table. */
    private static final int STATISTICS_TARGET = 10;

    private static final String MARK =
            "Read models of a rebuild that has not ended; dropped when the program starts.";

    private final List<TableDefinition> definitions;

    private FreshTables(List<TableDefinition> definitions) {
        this.definitions = definitions;
    }

    /** Creates them, after whatever an earlier rebuild left behind is gone. */
    static FreshTables create(Connection connection, List<String> names) throws SQLException {
        drop(connection);
        var definitions = TableDefinition.read(connection, names);
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(String.join("; ", creation(definitions)));
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        return new FreshTables(definitions);
    }

    /** Sent together, because there are many of them and each takes little. */
    private static List<String> creation(List<TableDefinition> definitions) {
        var statements = new ArrayList<String>();
        for (var schema : List.of(SCHEMA, REPLACED)) {
            statements.add("create schema " + schema);
            statements.add("comment on schema %s is '%s'".formatted(schema, MARK));
        }
        for (var table : definitions) {
            statements.add(
                    """
                    create table %1$s.%2$s (like public.%2$s
                        including all excluding indexes excluding identity excluding statistics)
                    """
                            .formatted(SCHEMA, table.name()));
            statements.addAll(table.properties());
        }
        return statements;
    }

    /** What makes the indexes of a table, the largest first. */
    List<Sessions.Work> indexes(String table) {
        return of(table).indexes().stream()
                .sorted(Comparator.comparingLong(Index::entries).reversed())
                .map(index -> work(List.of(index.create())))
                .toList();
    }

    /**
     * What comes once the indexes of a table are there: what they carry, and a count of what plans
     * need from a small sample. Because it names its columns, the latter leaves PostgreSQL's own
     * count of what has changed alone: autovacuum counts from a sample of the usual size when it
     * next looks, as for any table that was filled.
     */
    Sessions.Work finished(String name) {
        var table = of(name);
        var carried = table.indexes().stream().flatMap(index -> index.then().stream()).toList();
        var analyze =
                "analyze %s.%s (%s)".formatted(SCHEMA, name, String.join(", ", table.columns()));
        return connection -> {
            // What is sent together is one transaction, and the first of these lock readers out.
            if (!carried.isEmpty()) {
                work(carried).on(connection);
            }
            work(List.of("set default_statistics_target = " + STATISTICS_TARGET, analyze))
                    .on(connection);
        };
    }

    /** About how many entries all indexes of a table have. */
    long entries(String table) {
        return of(table).indexes().stream().mapToLong(Index::entries).sum();
    }

    private TableDefinition of(String table) {
        return definitions.stream()
                .filter(definition -> definition.name().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private static Sessions.Work work(List<String> statements) {
        return connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(String.join("; ", statements));
            }
        };
    }

    /**
     * Drops new and replaced tables.
     *
     * @throws RebuildRefused when a schema of that name is somebody else's
     */
    static void drop(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var schema : List.of(SCHEMA, REPLACED)) {
                if (isThere(statement, schema)) {
                    statement.execute("drop schema %s cascade".formatted(schema));
                }
            }
        }
    }

    private static boolean isThere(Statement statement, String schema) throws SQLException {
        try (var row =
                statement.executeQuery(
                        """
                        select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = '%s'
                        """
                                .formatted(schema))) {
            if (!row.next()) {
                return false;
            }
            if (!MARK.equals(row.getString(1))) {
                throw new RebuildRefused(
                        RebuildRefused.Reason.OBSTACLE,
                        """
                        schema '%s' was not made by a rebuild; rename it, because rebuilding needs the name\
                        """
                                .formatted(schema));
            }
            return true;
        }
    }
}
