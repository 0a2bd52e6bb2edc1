package org.socai.ledger.unit;

import org.socai.ledger.unit.Unit.Registered;

/**
 * About how many bytes of memory a unit's state takes: enough to bound what is kept. Text and other
 * small things are counted in with what they belong to.
 */
final class Footprint {
    private static final int UNIT = 1_100;
    private static final int OBLIGATION = 480;
    private static final int PAYMENT = 280;
    private static final int ALLOCATION = 200;
    private static final int LINE = 40;
    private static final int CHARGE = 110;
    private static final int UNPAID_MONTH = 50;
    private static final int TOTAL = 64;
    private static final int RECENT = 1_100;

    private Footprint() {}

    static long of(Registered unit) {
        var books = unit.books();
        long bytes = UNIT;
        bytes += (long) OBLIGATION * books.obligations().size();
        bytes += (long) PAYMENT * books.payments().size();
        for (var allocation : books.postings().allocations()) {
            bytes += ALLOCATION + (long) LINE * allocation.lines().size();
        }
        bytes += (long) CHARGE * books.postings().charges().size();
        bytes += of(books.broughtForward());
        var recent = unit.recent(); // its facts and postings are those counted already
        return bytes + (recent == null ? 0 : RECENT + of(recent.broughtForward()));
    }

    private static long of(BroughtForward forward) {
        long bytes = (long) CHARGE * forward.unsettled().size();
        for (var figures : forward.funds().values()) {
            bytes += (long) UNPAID_MONTH * (1 + figures.unpaid().size());
        }
        return bytes + (long) TOTAL * forward.totals().size();
    }
}
