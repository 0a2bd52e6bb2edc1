package org.socai.ledger.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values that come again and again under the same text, such as days and codes: those met last are
 * kept, so that mostly nothing has to be read. Their number is limited. Thread-safe.
 */
final class Recurring {
    private static final int SLOTS = 1 << 12;

    private final AtomicReferenceArray<@Nullable Seen> seen = new AtomicReferenceArray<>(SLOTS);
    private final Function<String, Object> read;

    /**
     * @param read makes an immutable value of its text, or throws
     */
    Recurring(Function<String, Object> read) {
        this.read = read;
    }

    private static final class Seen {
        final byte[] text;
        final Object value;

        Seen(byte[] text, Object value) {
            this.text = text;
            this.value = value;
        }
    }

    Object read(JsonBytes json) {
        return json.recurring(this);
    }

    /** The value of the text that stands between two places. */
    Object of(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash ^ hash >>> 12 ^ hash >>> 24) & (SLOTS - 1);
        var known = seen.getAcquire(slot);
        if (known != null && Arrays.equals(known.text, 0, known.text.length, bytes, from, to)) {
            return known.value;
        }
        var text = Arrays.copyOfRange(bytes, from, to);
        var value = read.apply(new String(text, StandardCharsets.UTF_8));
        seen.setRelease(slot, new Seen(text, value));
        return value;
    }
}
