package org.socai.projections.rebuild;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.projections.feed.ProjectionTable;
import org.socai.projections.feed.ProjectionTable.Column;
import org.socai.projections.rebuild.TableDifference.Contents;

/**
 * Compares new tables with living ones, up to a position that both hold: how many rows, the sum of
 * each column of whole numbers, and a hash over all columns of all rows.
 */
final class TableComparison {
    private static final int POSITIONS_NAMED = 20;

    private final Sessions sessions;
    private final long through;

    TableComparison(Sessions sessions, long through) {
        this.sessions = sessions;
        this.through = through;
    }

    List<TableDifference> of(List<ProjectionTable> tables) throws SQLException {
        var differences = Collections.synchronizedList(new ArrayList<TableDifference>());
        sessions.runAll(
                tables.stream()
                        .map(
                                table ->
                                        (Sessions.Work)
                                                connection -> {
                                                    var difference = compare(connection, table);
                                                    if (difference != null) {
                                                        differences.add(difference);
                                                    }
                                                })
                        .toList());
        return List.copyOf(differences);
    }

    private @Nullable TableDifference compare(Connection connection, ProjectionTable table)
            throws SQLException {
        var before = contents(connection, "public", table);
        var after = contents(connection, FreshTables.SCHEMA, table);
        return before.equals(after)
                ? null
                : new TableDifference(table.name(), before, after, positions(connection, table));
    }

    private Contents contents(Connection connection, String schema, ProjectionTable table)
            throws SQLException {
        var sums =
                table.columns().stream()
                        .filter(column -> column.type().equals("bigint"))
                        .map(Column::name)
                        .toList();
        var select = new StringBuilder("select count(*), sum(hash_record_extended(t, 0))");
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

    private static BigInteger whole(@Nullable BigDecimal sum) {
        return sum == null ? BigInteger.ZERO : sum.toBigIntegerExact();
    }

    private List<Long> positions(Connection connection, ProjectionTable table) throws SQLException {
        try (var select =
                connection.prepareStatement(
                        """
                        select position
                        from (select position, sum(hash_record_extended(t, 0)) as hash
                              from public.%2$s t where position <= ? group by position) as before
                        full join (select position, sum(hash_record_extended(t, 0)) as hash
                                   from %1$s.%2$s t where position <= ? group by position) as after using (position)
                        where before.hash is distinct from after.hash
                        order by position limit %3$d
                        """
                                .formatted(FreshTables.SCHEMA, table.name(), POSITIONS_NAMED))) {
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
