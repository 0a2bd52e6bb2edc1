package org.socai.api.bench;

import java.util.Locale;

/** The lines of the report; each can be asked for alone. */
enum Line {
    COMMANDS("durable commands, 16 callers"),
    VISIBILITY("command answered → visible in every projection"),
    IMPORT("booking an import"),
    REBUILD("rebuilding all projections"),
    BALANCE("balance of one unit at (E, K)"),
    OVERDUE_RATE("overdue rate of a province at (E, K)"),
    COLLECTION("collection results of a province through a month, as known at K"),
    ARREARS("arrears of a province with charges at (E, K)"),
    CLOSING("month close of all units"),
    START("start with an existing ledger"),
    MEMORY("memory"),
    SLOW_COMMITS("transactions held open");

    private final String title;

    Line(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** As it is written on the command line: {@code overdue-rate}. */
    String option() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
