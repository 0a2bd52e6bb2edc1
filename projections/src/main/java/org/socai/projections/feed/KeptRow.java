package org.socai.projections.feed;

import java.time.LocalDate;
import java.util.List;
import java.util.function.ToIntFunction;
import org.socai.ledger.packed.Unpacked;

/** One of {@link KeptRows}; columns are named by their place in the table. Not thread-safe. */
public final class KeptRow {
    private final Unpacked packed;
    private final List<String> texts;
    private final long[] values;
    private long nothing;

    KeptRow(ProjectionTable table, byte[] bytes, List<String> texts) {
        this.packed = new Unpacked(bytes);
        this.texts = texts;
        this.values = new long[table.columns().size()];
    }

    /** What a value is kept as. */
    static long number(Object value, ToIntFunction<String> numberOf) {
        return switch (value) {
            case Long number -> number;
            case Integer number -> number;
            case Short number -> number;
            case LocalDate day -> day.toEpochDay();
            case String text -> numberOf.applyAsInt(text);
            case Boolean truth -> truth ? 1 : 0;
            default -> throw new IllegalArgumentException("no rows are kept of " + value);
        };
    }

    /** Goes on to the next row, and says whether there is one. */
    boolean next() {
        if (!packed.hasMore()) {
            return false;
        }
        nothing = packed.number();
        for (int column = 0; column < values.length; column++) {
            values[column] = isNull(column) ? 0 : packed.number();
        }
        return true;
    }

    public boolean isNull(int column) {
        return (nothing >> column & 1) != 0;
    }

    /** A number, or a date as days since 1970; 0 for null. */
    public long number(int column) {
        return values[column];
    }

    /** A text that is not null. */
    public String text(int column) {
        return texts.get(Math.toIntExact(values[column]));
    }
}
