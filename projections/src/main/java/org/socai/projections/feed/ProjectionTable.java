package org.socai.projections.feed;

import java.util.Arrays;
import java.util.List;

/**
 * A table that one projection writes. Its first column is the {@code position} of the event that
 * implies a row; rows are only ever inserted, live or in bulk.
 *
 * @param columns in the order in which the values of a row are given
 */
public record ProjectionTable(String name, List<Column> columns) {
    /**
     * A column.
     *
     * @param type its PostgreSQL type: bigint, integer, smallint, text, date or boolean; values are
     *     given as Long, Integer, Short, String, LocalDate and Boolean
     */
    public record Column(String name, String type) {}

    /**
     * A table with its columns as a statement would define them, such as {@code "position bigint"}.
     */
    public static ProjectionTable of(String name, String... columns) {
        return new ProjectionTable(
                name, Arrays.stream(columns).map(ProjectionTable::column).toList());
    }

    public ProjectionTable {
        columns = List.copyOf(columns);
        if (columns.isEmpty() || !columns.getFirst().equals(new Column("position", "bigint"))) {
            throw new IllegalArgumentException(name + " does not begin with position bigint");
        }
    }

    private static Column column(String definition) {
        int blank = definition.indexOf(' ');
        return new Column(definition.substring(0, blank), definition.substring(blank + 1));
    }
}
