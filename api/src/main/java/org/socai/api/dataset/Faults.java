package org.socai.api.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong in the files of one kind: of the rows, counted through all files, some come
 * twice, and behind some comes one that the ledger rejects.
 */
final class Faults {
    private static final int REPEATED_EVERY = 43;
    private static final int BAD_EVERY = 61;

    private final List<Fault> bad;
    private long rows;

    /** What makes a good row a bad one: another text in one of its cells. */
    record Fault(String column, String text) {}

    private Faults(List<Fault> bad) {
        this.bad = bad;
    }

    static Faults none() {
        return new Faults(List.of());
    }

    /** These in turn. */
    static Faults of(Fault... bad) {
        return new Faults(List.of(bad));
    }

    /** Counts a good row. */
    void count() {
        rows++;
    }

    /** Whether the row counted last comes twice. */
    boolean repeats() {
        return !bad.isEmpty() && rows % REPEATED_EVERY == 0;
    }

    /** What spoils the copy that follows the row counted last; null where none follows. */
    @Nullable Fault following() {
        return bad.isEmpty() || rows % BAD_EVERY != 0
                ? null
                : bad.get((int) (rows / BAD_EVERY % bad.size()));
    }
}
