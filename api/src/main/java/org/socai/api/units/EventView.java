package org.socai.api.units;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.history.Recorded;
import org.socai.ledger.store.EventCodec;
import org.socai.ledger.store.EventNames;
import org.socai.ledger.unit.UnitEvent;

/**
 * One event of a unit's history.
 *
 * @param sequence its place in the unit's history, from 0
 * @param type its stored name
 * @param causedBy position of the fact it follows from; null for a fact itself
 * @param payload the event as it is stored
 */
record EventView(
        long position,
        long sequence,
        @Schema(example = "payment-received") String type,
        LocalDate effectiveOn,
        Instant recordedAt,
        String actor,
        @Nullable Long causedBy,
        @Schema(type = "object") @JsonRawValue String payload) {
    static EventView of(Recorded<UnitEvent> recorded, EventCodec codec) {
        return new EventView(
                recorded.position(),
                recorded.sequence(),
                EventNames.of(recorded.event()).name(),
                recorded.event().effectiveOn(),
                recorded.recordedAt(),
                recorded.actor(),
                recorded.causedBy(),
                codec.write(recorded.event()));
    }
}
