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
    private static final int RECENT = 1_600;
    private static final int REFERENCE = 4;

    private Footprint() {}

    static long of(Registered unit) {
        var books = unit.books();
        long bytes = UNIT;
        bytes += (long) OBLIGATION * books.obligations().size();
        bytes += (long) PAYMENT * books.payments().size();
        var posted = books.postings();
        bytes += (long) ALLOCATION * posted.allocations().size() + (long) LINE * posted.lines();
        bytes += (long) CHARGE * posted.charges().size();
        bytes += of(books.broughtForward());
        var recent = unit.recent();
        return bytes + (recent == null ? 0 : ofRecent(recent.broughtForward()));
    }

    /** Its facts and postings, and nearly all of its unpaid months, are those counted already. */
    private static long ofRecent(BroughtForward forward) {
        long bytes = RECENT + (long) TOTAL * forward.totals().size();
        for (var figures : forward.funds().values()) {
            bytes += (long) REFERENCE * figures.unpaid().size();
        }
        return bytes;
    }

    private static long of(BroughtForward forward) {
        long bytes = (long) CHARGE * forward.unsettled().size();
        for (var figures : forward.funds().values()) {
            bytes += (long) UNPAID_MONTH * (1 + figures.unpaid().size());
        }
        return bytes + (long) TOTAL * forward.totals().size();
    }
}
