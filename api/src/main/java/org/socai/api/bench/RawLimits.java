package org.socai.api.bench;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.socai.api.bench.Callers.Done;
import org.socai.api.database.DatabaseAccess;

/**
 * What PostgreSQL alone does with the rows that the ledger stored: the same rows, into a table with
 * the same columns, defaults, constraints and indexes, and nothing else.
 */
final class RawLimits {
    private static final int AT_ONCE = 1_000;
    private static final int WRITERS = 2;
    private static final int FETCHED_AT_ONCE = 5_000;

    private final DatabaseAccess access;
    private final List<StoredRow> rows;

    RawLimits(DatabaseAccess access, List<StoredRow> rows) {
        this.access = access;
        this.rows = rows;
    }

    /** One row per transaction, from so many clients at once, until time or rows run out. */
    Done singleRows(int clients, Duration span) throws SQLException, InterruptedException {
        empty();
        var connections = new ArrayList<Connection>();
        var statements = new ArrayList<PreparedStatement>();
        for (int client = 0; client < clients; client++) {
            var connection = open("false");
            connections.add(connection);
            statements.add(connection.prepareStatement(INSERT));
        }
        try {
            return Callers.run(
                    clients,
                    span,
                    (client, number) -> {
                        int place = number * clients + client;
                        if (place >= rows.size()) {
                            return null;
                        }
                        var insert = statements.get(client);
                        bind(insert, rows.get(place));
                        insert.executeUpdate();
                        return Integer.toString(place);
                    });
        } finally {
            for (var connection : connections) {
                connection.close();
            }
        }
    }

    /** A thousand rows per transaction as arrays, 2 writers; rows per second. */
    double arrays() throws SQLException, InterruptedException {
        return batches("false", RawLimits::insertArrays);
    }

    /** A thousand rows per transaction as a batch that the driver rewrites, 2 writers. */
    double batches() throws SQLException, InterruptedException {
        return batches("true", RawLimits::insertBatch);
    }

    /** A thousand rows per transaction by COPY, 2 writers. */
    double copies() throws SQLException, InterruptedException {
        return batches("false", RawLimits::copy);
    }

    /** Writes some rows in the transaction of a connection. */
    @FunctionalInterface
    private interface Batch {
        void write(Connection connection, List<StoredRow> rows) throws SQLException, IOException;
    }

    private double batches(String rewritten, Batch batch)
            throws SQLException, InterruptedException {
        empty();
        int count = Math.ceilDiv(rows.size(), AT_ONCE);
        try (var first = open(rewritten);
                var second = open(rewritten)) {
            var connections = List.of(first, second);
            first.setAutoCommit(false);
            second.setAutoCommit(false);
            var done =
                    Callers.run(
                            WRITERS,
                            Duration.ofMinutes(10),
                            (writer, number) -> {
                                int place = number * WRITERS + writer;
                                if (place >= count) {
                                    return null;
                                }
                                var connection = connections.get(writer);
                                int from = place * AT_ONCE;
                                int to = Math.min(from + AT_ONCE, rows.size());
                                batch.write(connection, rows.subList(from, to));
                                connection.commit();
                                return Integer.toString(place);
                            });
            if (!done.failures().isEmpty()) {
                throw new SQLException(done.failures().getFirst());
            }
            return rows.size() * 1e9 / done.nanos();
        }
    }

    /** Reads the whole log by id on one connection, payloads included; events per second. */
    double orderedRead() throws SQLException {
        try (var connection = open("false")) {
            connection.setAutoCommit(false);
            long begun = System.nanoTime();
            long events = 0;
            long characters = 0;
            try (var select =
                    connection.prepareStatement(
                            "select id, %s from event order by id".formatted(StoredRow.COLUMNS))) {
                select.setFetchSize(FETCHED_AT_ONCE);
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        events += row.getLong(1) > 0 ? 1 : 0;
                        characters += row.getString(10).length();
                    }
                }
            }
            if (characters == 0) {
                throw new IllegalStateException("the log has no payloads");
            }
            return events * 1e9 / (System.nanoTime() - begun);
        }
    }

    private static final String INSERT =
            "insert into bench_raw.event (%s) values (?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?::json)"
                    .formatted(StoredRow.COLUMNS);

    private void empty() throws SQLException {
        try (var connection = access.openAsOwner();
                var statement = connection.createStatement()) {
            statement.execute("drop schema if exists bench_raw cascade");
            statement.execute("create schema bench_raw");
            statement.execute("create table bench_raw.event (like event including all)");
        }
    }

    private Connection open(String rewritten) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", access.owner().user());
        properties.setProperty("password", access.owner().password());
        properties.setProperty("reWriteBatchedInserts", rewritten);
        return DriverManager.getConnection(access.url(), properties);
    }

    private static void bind(PreparedStatement insert, StoredRow row) throws SQLException {
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

    private static void insertBatch(Connection connection, List<StoredRow> rows)
            throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            for (var row : rows) {
                bind(insert, row);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void insertArrays(Connection connection, List<StoredRow> rows)
            throws SQLException {
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

    private static void copy(Connection connection, List<StoredRow> rows)
            throws SQLException, IOException {
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
