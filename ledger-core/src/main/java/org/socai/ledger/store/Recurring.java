package org.socai.ledger.store;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.store.WrittenForm.Part;

/**
 * Values that come again and again under the same text, such as days and codes: those met last are
 * kept, so that mostly nothing has to be read, or made text of. Their number is limited.
 * Thread-safe.
 */
final class Recurring implements Part {
    private static final int SLOTS = 1 << 12;

    private final RecurringTexts texts;
    private final AtomicReferenceArray<@Nullable Written> written =
            new AtomicReferenceArray<>(SLOTS);
    private final Function<Object, String> write;

    /**
     * @param read makes an immutable value of its text, or throws
     * @param write makes text of a value
     */
    Recurring(Function<String, Object> read, Function<Object, String> write) {
        this.texts = new RecurringTexts(read);
        this.write = write;
    }

    private static final class Written {
        final Object value;
        final byte[] text;

        Written(Object value, byte[] text) {
            this.value = value;
            this.text = text;
        }
    }

    @Override
    public Object read(JsonBytes json) {
        return json.recurring(texts);
    }

    @Override
    public void write(Object value, JsonText json) {
        int slot = slot(value.hashCode());
        var known = written.getAcquire(slot);
        if (known != null && known.value.equals(value)) {
            json.encoded(known.text);
            return;
        }
        int begun = json.size();
        json.text(write.apply(value));
        if (json.isPlain()) {
            var text = Arrays.copyOfRange(json.bytes(), begun, json.size());
            written.setRelease(slot, new Written(value, text));
        }
    }

    private static int slot(int hash) {
        return (hash ^ hash >>> 12 ^ hash >>> 24) & (SLOTS - 1);
    }
}
