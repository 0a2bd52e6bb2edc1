package org.socai.ledger.packed;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.FundAmounts;

/**
 * One value on its way into bytes. Days, months and amounts are written as what they differ by from
 * the last ones, and what comes again as where it stood first. Not thread-safe.
 */
final class Packing {
    private final Packed bytes = new Packed();
    private final Map<String, Integer> texts = new HashMap<>(64);
    private final IdentityHashMap<Object, Integer> values = new IdentityHashMap<>(64);
    private long day;
    private int month;
    private FundAmounts amounts = FundAmounts.ZERO;

    void number(long value) {
        bytes.number(value);
    }

    void day(long epochDay) {
        bytes.number(epochDay - day);
        day = epochDay;
    }

    void month(int index) {
        bytes.number((long) index - month);
        month = index;
    }

    /** Where a difference leaves the range, adding it leaves it the other way again. */
    void amounts(FundAmounts next) {
        bytes.number(next.sm() - amounts.sm())
                .number(next.rs() - amounts.rs())
                .number(next.oad() - amounts.oad())
                .number(next.ui() - amounts.ui())
                .number(next.hi() - amounts.hi());
        amounts = next;
    }

    void text(String text) {
        if (isNew(texts.putIfAbsent(text, texts.size()))) {
            bytes.text(text);
        }
    }

    /** The value, or where the same object stood before. */
    void shared(Object value, Part part) {
        if (isNew(values.putIfAbsent(value, values.size()))) {
            part.pack(value, this);
        }
    }

    /** Writes 0 for what is new, or else which of those before it comes again. */
    private boolean isNew(@Nullable Integer place) {
        bytes.number(place == null ? 0 : 1L + place);
        return place == null;
    }

    byte[] toBytes() {
        return bytes.toBytes();
    }
}
