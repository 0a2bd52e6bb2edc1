package org.socai.api.bench;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** The ways to write rows of the log into the table beside it. */
final class RowWrites {
    static final String INSERT =
            "insert into bench_raw.event (%s) values (?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?::json)"
                    .formatted(StoredRow.COLUMNS);

    private RowWrites() {}

    static void bind(PreparedStatement insert, StoredRow row) throws SQLException {
        insert.setString(1, row.stream());
        insert.setLong(2, row.sequence());
        insert.setObject(3, row.eventId());
        insert.setObject(4, row.causedBy(), Types.OTHER);
        insert.setString(5, row.name());
        insert.setShort(6, row.version());
        insert.setObject(7, row.effectiveOn());
        insert.setString(8, row.actor());
        insert.setString(9, row.payload());
        insert.setString(10, row.source());
    }

    static void batch(Connection connection, List<StoredRow> rows) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            for (var row : rows) {
                bind(insert, row);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static void arrays(Connection connection, List<StoredRow> rows) throws SQLException {
        try (var insert =
                connection.prepareStatement(
                        """
                        insert into bench_raw.event (%s)
                        select a, b, c, d, e, f, g, h, i::json, j::json
                        from unnest(?::text[], ?::bigint[], ?::uuid[], ?::uuid[], ?::text[], ?::smallint[],
                                    ?::date[], ?::text[], ?::text[], ?::text[]) as r (a, b, c, d, e, f, g, h, i, j)
                        """
                                .formatted(StoredRow.COLUMNS))) {
            array(insert, 1, "text", rows, StoredRow::stream);
            array(insert, 2, "bigint", rows, StoredRow::sequence);
            array(insert, 3, "uuid", rows, StoredRow::eventId);
            array(insert, 4, "uuid", rows, StoredRow::causedBy);
            array(insert, 5, "text", rows, StoredRow::name);
            array(insert, 6, "smallint", rows, StoredRow::version);
            array(insert, 7, "date", rows, StoredRow::effectiveOn);
            array(insert, 8, "text", rows, StoredRow::actor);
            array(insert, 9, "text", rows, StoredRow::payload);
            array(insert, 10, "text", rows, StoredRow::source);
            insert.executeUpdate();
        }
    }

    private static void array(
            PreparedStatement insert,
            int place,
            String type,
            List<StoredRow> rows,
            Function<StoredRow, @Nullable Object> column)
            throws SQLException {
        var values = rows.stream().map(column).toArray();
        insert.setArray(place, insert.getConnection().createArrayOf(type, values));
    }

    static void copy(Connection connection, List<StoredRow> rows) throws SQLException, IOException {
        var text = new StringBuilder();
        for (var row : rows) {
            cell(text, row.stream()).append('\t').append(row.sequence()).append('\t');
            text.append(row.eventId()).append('\t');
            cell(text, row.causedBy()).append('\t');
            cell(text, row.name()).append('\t').append(row.version()).append('\t');
            text.append(row.effectiveOn()).append('\t');
            cell(text, row.actor()).append('\t');
            cell(text, row.payload()).append('\t');
            cell(text, row.source()).append('\n');
        }
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "copy bench_raw.event (%s) from stdin".formatted(StoredRow.COLUMNS),
                        new StringReader(text.toString()));
    }

    private static StringBuilder cell(StringBuilder text, @Nullable Object value) {
        if (value == null) {
            return text.append("\\N");
        }
        var plain = value.toString();
        for (int i = 0; i < plain.length(); i++) {
            switch (plain.charAt(i)) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(plain.charAt(i));
            }
        }
        return text;
    }
}
