package org.socai.ledger.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events in their stored form, and how they go into a statement as one array for each column. */
final class EventRows {
    /** What {@link #bind} fills, as the arguments of {@code unnest}. */
    static final String ARRAYS =
            """
            ?::text[], ?::bigint[], ?::uuid[], ?::uuid[], ?::text[], ?::smallint[], ?::date[], ?::text[], ?::text[],
            ?::text[]\
            """;

    /** The names under which a query sees them. */
    static final String NAMES =
            """
            stream, sequence, event_id, caused_by, name, version, effective_on, actor, payload, source\
            """;

    /** The same as the columns of the table take them. */
    static final String VALUES =
            """
            stream, sequence, event_id, caused_by, name, version, effective_on, actor, payload::json, source::json\
            """;

    private static final int COLUMNS = 10;

    private EventRows() {}

    /** An event and its payload as text. */
    record Row(NewEvent event, EventNames.Stored stored, String payload) {}

    static List<Row> encode(EventCodec codec, List<NewEvent> events) {
        return events.stream()
                .map(e -> new Row(e, EventNames.of(e.event()), codec.write(e.event())))
                .toList();
    }

    /** Binds the arrays, the first of them at a place; returns the place after the last. */
    static int bind(PreparedStatement insert, int first, List<Row> rows) throws SQLException {
        int size = rows.size();
        var streams = new String[size];
        var sequences = new Long[size];
        var ids = new UUID[size];
        var causes = new @Nullable UUID[size];
        var names = new String[size];
        var versions = new Short[size];
        var days = new LocalDate[size];
        var actors = new String[size];
        var payloads = new String[size];
        var sources = new @Nullable String[size];
        for (int i = 0; i < size; i++) {
            var row = rows.get(i);
            var event = row.event();
            streams[i] = event.event().stream().value();
            sequences[i] = event.sequence();
            ids[i] = event.eventId();
            causes[i] = event.causedBy();
            names[i] = row.stored().name();
            versions[i] = row.stored().version();
            days[i] = event.event().effectiveOn();
            actors[i] = event.actor();
            payloads[i] = row.payload();
            sources[i] = event.source();
        }
        var connection = insert.getConnection();
        insert.setArray(first, connection.createArrayOf("text", streams));
        insert.setArray(first + 1, connection.createArrayOf("bigint", sequences));
        insert.setArray(first + 2, connection.createArrayOf("uuid", ids));
        insert.setArray(first + 3, connection.createArrayOf("uuid", causes));
        insert.setArray(first + 4, connection.createArrayOf("text", names));
        insert.setArray(first + 5, connection.createArrayOf("smallint", versions));
        insert.setArray(first + 6, connection.createArrayOf("date", days));
        insert.setArray(first + 7, connection.createArrayOf("text", actors));
        insert.setArray(first + 8, connection.createArrayOf("text", payloads));
        insert.setArray(first + 9, connection.createArrayOf("text", sources));
        return first + COLUMNS;
    }
}
