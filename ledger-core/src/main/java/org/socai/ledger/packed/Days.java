package org.socai.ledger.packed;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Days as objects: those met last are kept, because many states speak of the same few. Their number
 * is limited. Thread-safe.
 */
final class Days {
    private static final int SLOTS = 1 << 12;

    private final AtomicReferenceArray<@Nullable LocalDate> met = new AtomicReferenceArray<>(SLOTS);

    LocalDate of(long epochDay) {
        int slot = (int) epochDay & (SLOTS - 1);
        var known = met.getAcquire(slot);
        if (known != null && known.toEpochDay() == epochDay) {
            return known;
        }
        var day = LocalDate.ofEpochDay(epochDay);
        met.setRelease(slot, day);
        return day;
    }
}
