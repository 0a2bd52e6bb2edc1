package org.socai.ledger.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.store.JsonForm;
import org.socai.ledger.unit.PaymentStanding;
import org.socai.ledger.unit.Unit;

/**
 * The stored form of a unit's state. It is a cache's form: whoever changes what a state holds gives
 * it the next {@link #VERSION}, and states of other versions are folded from the log again.
 * Thread-safe.
 */
final class SnapshotCodec {
    /** The form this program writes and reads. */
    static final int VERSION = 2;

    private static final String COUNTED = "counted";
    private static final String REVERSED = "reversed";
    private static final String MOVED_TO = "moved to ";

    private final ObjectMapper mapper =
            JsonForm.mapper()
                    .registerModule(standing())
                    .setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    /** Without the recent books, which are one walk away. */
    String write(Unit.Registered unit) {
        try {
            return mapper.writeValueAsString(unit.withoutRecent());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(
                    "the state of " + unit.unit() + " cannot be written", impossible);
        }
    }

    /** The state, or null where the payload does not fit: then the log is read instead. */
    Unit.@Nullable Registered read(String payload) {
        try {
            return mapper.readValue(payload, Unit.Registered.class);
        } catch (JsonProcessingException unusable) {
            return null;
        }
    }

    private static SimpleModule standing() {
        var module = new SimpleModule("payment-standing");
        JsonForm.text(
                module, PaymentStanding.class, SnapshotCodec::written, SnapshotCodec::standing);
        return module;
    }

    private static String written(PaymentStanding standing) {
        return switch (standing) {
            case PaymentStanding.Counted _ -> COUNTED;
            case PaymentStanding.Reversed _ -> REVERSED;
            case PaymentStanding.MovedTo moved -> MOVED_TO + moved.unit();
        };
    }

    private static PaymentStanding standing(String text) {
        return switch (text) {
            case COUNTED -> new PaymentStanding.Counted();
            case REVERSED -> new PaymentStanding.Reversed();
            default -> {
                if (!text.startsWith(MOVED_TO)) {
                    throw new IllegalArgumentException("'" + text + "' is no standing");
                }
                yield new PaymentStanding.MovedTo(new UnitCode(text.substring(MOVED_TO.length())));
            }
        };
    }
}
