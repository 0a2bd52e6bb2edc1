package org.socai.api.bench.peer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * Writes history into the table of an engine, the same rows that the engine would have written, but
 * many in a statement: what is measured begins afterwards, and an engine would need the better part
 * of an hour for ten years.
 */
final class PeerHistory {
    private static final int AT_ONCE = 1_000;

    private final PeerStore store;
    private final String insert;
    private long last;

    PeerHistory(PeerStore store) {
        this.store = store;
        this.insert =
                """
                insert into domainevententry (globalindex, eventidentifier, aggregateidentifier, sequencenumber, type,
                                              timestamp, payloadtype, payload, metadata)
                select number, identifier, aggregate, sequence, type, timestamp, payload_type, %s, %s
                from unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                            ?::bytea[], ?::bytea[])
                    as loaded (number, identifier, aggregate, sequence, type, timestamp, payload_type, payload,
                               metadata)
                """
                        .formatted(store.kept("payload"), store.kept("metadata"));
    }

    /** Adds messages behind those added before. */
    void add(List<DomainEventMessage<?>> messages) {
        for (int from = 0; from < messages.size(); from += AT_ONCE) {
            var some = messages.subList(from, Math.min(from + AT_ONCE, messages.size()));
            inTransaction(connection -> insert(connection, some));
            last += some.size();
        }
    }

    private void insert(Connection connection, List<DomainEventMessage<?>> messages)
            throws SQLException {
        var columns = new ArrayList<Object[]>();
        columns.add(IntStream.rangeClosed(1, messages.size()).mapToObj(i -> last + i).toArray());
        columns.add(messages.stream().map(DomainEventMessage::getIdentifier).toArray());
        columns.add(messages.stream().map(DomainEventMessage::getAggregateIdentifier).toArray());
        columns.add(messages.stream().map(DomainEventMessage::getSequenceNumber).toArray());
        columns.add(messages.stream().map(DomainEventMessage::getType).toArray());
        columns.add(
                messages.stream()
                        .map(message -> DateTimeUtils.formatInstant(message.getTimestamp()))
                        .toArray());
        columns.add(messages.stream().map(message -> message.getPayloadType().getName()).toArray());
        var types = List.of("bigint", "text", "text", "bigint", "text", "text", "text");
        try (var statement = connection.prepareStatement(insert)) {
            for (int i = 0; i < types.size(); i++) {
                statement.setArray(i + 1, connection.createArrayOf(types.get(i), columns.get(i)));
            }
            statement.setArray(8, connection.createArrayOf("bytea", payloads(messages)));
            statement.setArray(9, connection.createArrayOf("bytea", metadata(messages)));
            statement.executeUpdate();
        }
    }

    private static byte[][] payloads(List<DomainEventMessage<?>> messages) {
        var serializer = PeerJson.serializer();
        return messages.stream()
                .map(message -> message.serializePayload(serializer, byte[].class).getData())
                .toArray(byte[][]::new);
    }

    private static byte[][] metadata(List<DomainEventMessage<?>> messages) {
        var serializer = PeerJson.serializer();
        return messages.stream()
                .map(message -> message.serializeMetaData(serializer, byte[].class).getData())
                .toArray(byte[][]::new);
    }

    /** Lets the engine go on with numbers behind what was added, and plans know of it. */
    void end() {
        if (last == 0) {
            return;
        }
        inTransaction(
                connection -> {
                    try (var statement = connection.createStatement()) {
                        statement.execute(
                                """
                                select setval(format('%%I.%%I', schemaname, sequencename)::regclass, %d)
                                from pg_sequences where schemaname = current_schema()
                                """
                                        .formatted(last));
                        statement.execute("analyze domainevententry");
                    }
                });
    }

    private void inTransaction(PeerStore.Statements statements) {
        store.transactions()
                .executeInTransaction(
                        () -> {
                            try {
                                store.inTransaction(statements);
                            } catch (SQLException failure) {
                                throw new IllegalStateException(
                                        "history could not be loaded", failure);
                            }
                        });
    }
}
