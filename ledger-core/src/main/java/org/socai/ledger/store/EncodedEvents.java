package org.socai.ledger.store;

import java.util.List;

/**
 * The events of one decision in their stored form, before they are written together with others.
 */
final class EncodedEvents {
    private final List<EventRows.Row> rows;

    EncodedEvents(List<EventRows.Row> rows) {
        this.rows = List.copyOf(rows);
    }

    List<EventRows.Row> rows() {
        return rows;
    }
}
