package org.socai.ledger.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values that come again and again as the same text: those met last are kept, so that mostly
 * nothing has to be read. Their number is limited. Thread-safe.
 */
final class RecurringTexts {
    private static final int SLOTS = 1 << 12;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final AtomicReferenceArray<@Nullable Seen> seen = new AtomicReferenceArray<>(SLOTS);
    private final Function<String, Object> read;

    /**
     * @param read makes an immutable value of its text, or throws
     */
    RecurringTexts(Function<String, Object> read) {
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

    /** The value of the text that stands between two places. */
    Object of(byte[] bytes, int from, int to) {
        int slot = (int) (hash(bytes, from, to) >>> 32) & (SLOTS - 1);
        var known = seen.getAcquire(slot);
        if (known != null && Arrays.equals(known.text, 0, known.text.length, bytes, from, to)) {
            return known.value;
        }
        var text = Arrays.copyOfRange(bytes, from, to);
        var value = read.apply(new String(text, StandardCharsets.UTF_8));
        seen.setRelease(slot, new Seen(text, value));
        return value;
    }

    /** Eight bytes at once: codes differ in their last bytes, and lists are long. */
    private static long hash(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = (hash ^ (long) LONGS.get(bytes, at)) * SPREAD;
            hash ^= hash >>> 29;
        }
        for (; at < to; at++) {
            hash = (hash ^ bytes[at]) * SPREAD;
        }
        return hash ^ hash >>> 29;
    }
}
