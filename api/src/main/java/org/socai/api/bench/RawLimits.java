package org.socai.api.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
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
            statements.add(connection.prepareStatement(RowWrites.INSERT));
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
                        RowWrites.bind(insert, rows.get(place));
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
        return batches("false", RowWrites::arrays);
    }

    /** A thousand rows per transaction as a batch that the driver rewrites, 2 writers. */
    double batches() throws SQLException, InterruptedException {
        return batches("true", RowWrites::batch);
    }

    /** A thousand rows per transaction by COPY, 2 writers. */
    double copies() throws SQLException, InterruptedException {
        return batches("false", RowWrites::copy);
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
}
