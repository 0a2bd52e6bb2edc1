package org.socai.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.socai.projections.feed.ProjectionTable;
import org.socai.projections.feed.ProjectionTable.Column;

/**
 * A hash of 64 bits over a whole row of table {@code t} as SQL: which columns are null, and the
 * value of each, in their order. {@code hash_record_extended} says the same for any record, and
 * takes longer, because it makes a record of each row first.
 *
 * @param nullable the columns that may be null; told apart from the values that stand for null by
 *     the number that is hashed first
 */
record RowHash(ProjectionTable table, List<String> nullable) {
    /** As many as the bits of an integer say are null. */
    private static final int MOST_NULLABLE = 30;

    RowHash {
        nullable = List.copyOf(nullable);
        if (nullable.size() > MOST_NULLABLE) {
            throw new IllegalArgumentException("too many columns may be null in " + table.name());
        }
    }

    /** For rows of the table in two schemas: null may be what may be null in one of them. */
    static RowHash of(Connection connection, ProjectionTable table, List<String> schemas)
            throws SQLException {
        try (var select =
                connection.prepareStatement(
                        """
                        select distinct attname::text
                        from unnest(?::text[]) as s (schema)
                        join pg_attribute on attrelid = (schema || '.' || ?)::regclass and attnum > 0 and not attnotnull
                        order by 1
                        """)) {
            select.setArray(1, connection.createArrayOf("text", schemas.toArray()));
            select.setString(2, table.name());
            var nullable = new ArrayList<String>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    nullable.add(row.getString(1));
                }
            }
            return new RowHash(table, nullable);
        }
    }

    String sql() {
        var hash = "hashint4extended(%s, 0)".formatted(nulls());
        for (var column : table.columns()) {
            hash = "%s, %s)".formatted(begun(column), hash);
        }
        return hash;
    }

    private String nulls() {
        return nullable.isEmpty()
                ? "0"
                : IntStream.range(0, nullable.size())
                        .mapToObj(
                                i ->
                                        "(t.%s is null)::integer * %d"
                                                .formatted(nullable.get(i), 1 << i))
                        .collect(Collectors.joining(" + "));
    }

    private String begun(Column column) {
        return switch (column.type()) {
            case "bigint" -> "hashint8extended(" + value(column, "0");
            case "integer" -> "hashint4extended(" + value(column, "0");
            case "smallint" -> "hashint2extended(" + value(column, "0::smallint");
            case "date" -> "hashint4extended(" + days("t." + column.name());
            case "boolean" -> "hashint4extended((%s)::integer".formatted(value(column, "false"));
            case "text" -> "hashtextextended(" + value(column, "''");
            default -> throw new IllegalArgumentException("no hash of type " + column.type());
        };
    }

    private String value(Column column, String ifNull) {
        var name = "t." + column.name();
        return nullable.contains(column.name()) ? "coalesce(%s, %s)".formatted(name, ifNull) : name;
    }

    /** A damaged table may hold days without end, which cannot be counted. */
    private static String days(String name) {
        return """
        case when isfinite(%1$s) then %1$s - date '2000-01-01'
             when %1$s > '2000-01-01' then 2147483647 else -2147483647 end\
        """
                .formatted(name);
    }
}
