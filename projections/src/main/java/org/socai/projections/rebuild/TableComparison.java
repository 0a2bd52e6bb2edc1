package org.socai.projections.rebuild;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.socai.projections.feed.ProjectionTable;
import org.socai.projections.feed.ProjectionTable.Column;
import org.socai.projections.rebuild.TableDifference.Contents;

/**
 * Compares new tables with living ones, up to a position that both hold: how many rows, and a hash
 * over all columns of all rows. Where they differ, it says the sum of each column of whole numbers.
 */
final class TableComparison {
    private static final int POSITIONS_NAMED = 20;

    private final long through;
    private final Map<ProjectionTable, Contents> before = new ConcurrentHashMap<>();
    private final Map<ProjectionTable, Contents> after = new ConcurrentHashMap<>();
    private final Map<ProjectionTable, String> hashes = new ConcurrentHashMap<>();

    TableComparison(long through) {
        this.through = through;
    }

    /** The reading of a living table; to be done before {@link #differences}. */
    Sessions.Work living(ProjectionTable table) {
        return connection -> before.put(table, contents(connection, "public", table, List.of()));
    }

    /** The reading of the same new table once it has all its rows. */
    Sessions.Work fresh(ProjectionTable table) {
        return connection ->
                after.put(table, contents(connection, FreshTables.SCHEMA, table, List.of()));
    }

    /** The tables read by the works whose new rows are not the old ones. */
    List<TableDifference> differences(Connection connection) throws SQLException {
        var differences = new ArrayList<TableDifference>();
        for (var one : before.entrySet()) {
            var other = Objects.requireNonNull(after.get(one.getKey()));
            if (!one.getValue().equals(other)) {
                differences.add(difference(connection, one.getKey()));
            }
        }
        return List.copyOf(differences);
    }

    /** Sums tell people what a hash does not; equal tables are compared without. */
    private TableDifference difference(Connection connection, ProjectionTable table)
            throws SQLException {
        var sums =
                table.columns().stream()
                        .filter(column -> column.type().equals("bigint"))
                        .map(Column::name)
                        .toList();
        return new TableDifference(
                table.name(),
                contents(connection, "public", table, sums),
                contents(connection, FreshTables.SCHEMA, table, sums),
                positions(connection, table));
    }

    private Contents contents(
            Connection connection, String schema, ProjectionTable table, List<String> sums)
            throws SQLException {
        var select =
                new StringBuilder("select count(*), sum(%s)".formatted(hash(connection, table)));
        sums.forEach(column -> select.append(", sum(t.").append(column).append(")"));
        select.append(" from %s.%s t where position <= ?".formatted(schema, table.name()));
        try (var statement = connection.prepareStatement(select.toString())) {
            statement.setLong(1, through);
            try (var row = statement.executeQuery()) {
                row.next();
                var summed = new LinkedHashMap<String, BigInteger>();
                for (int i = 0; i < sums.size(); i++) {
                    summed.put(sums.get(i), whole(row.getBigDecimal(i + 3)));
                }
                return new Contents(row.getLong(1), whole(row.getBigDecimal(2)), summed);
            }
        }
    }

    /** The same for both. */
    private String hash(Connection connection, ProjectionTable table) throws SQLException {
        var known = hashes.get(table);
        if (known != null) {
            return known;
        }
        var hash = RowHash.of(connection, table, List.of("public", FreshTables.SCHEMA)).sql();
        hashes.put(table, hash);
        return hash;
    }

    private static BigInteger whole(@Nullable BigDecimal sum) {
        return sum == null ? BigInteger.ZERO : sum.toBigIntegerExact();
    }

    private List<Long> positions(Connection connection, ProjectionTable table) throws SQLException {
        try (var select =
                connection.prepareStatement(
                        """
                        select position
                        from (select position, sum(%4$s) as hash
                              from public.%2$s t where position <= ? group by position) as before
                        full join (select position, sum(%4$s) as hash
                                   from %1$s.%2$s t where position <= ? group by position) as after using (position)
                        where before.hash is distinct from after.hash
                        order by position limit %3$d
                        """
                                .formatted(
                                        FreshTables.SCHEMA,
                                        table.name(),
                                        POSITIONS_NAMED,
                                        hash(connection, table)))) {
            select.setLong(1, through);
            select.setLong(2, through);
            var positions = new ArrayList<Long>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    positions.add(row.getLong(1));
                }
            }
            return positions;
        }
    }
}
