package org.socai.ledger.store;

import java.util.List;

/** Events in the form in which the log stores them, so that encoding need not hold up a writer. */
public final class EncodedEvents {
    private final List<EventRows.Row> rows;

    EncodedEvents(List<EventRows.Row> rows) {
        this.rows = List.copyOf(rows);
    }

    List<EventRows.Row> rows() {
        return rows;
    }
}
