package org.socai.ledger.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.socai.ledger.contribution.LedgerEvent;

/**
 * The stored form of events: json that a person can read in SQL, under a stable name and version.
 *
 * <p>The form is {@link JsonForm}. What cannot be read is an error that names the event; nothing is
 * skipped. Thread-safe.
 */
public final class EventCodec {
    private final ObjectMapper mapper = JsonForm.mapper();

    /** An event's payload as json text. */
    public String write(LedgerEvent event) {
        try {
            return mapper.writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("event " + event + " cannot be written", impossible);
        }
    }

    /**
     * The event that was stored under this name and version.
     *
     * @throws UnreadableEvent when the name or version is unknown or the payload does not fit
     */
    public LedgerEvent read(String name, int version, String payload) {
        var stored = EventNames.named(name);
        if (stored == null || version > stored.version()) {
            throw new UnreadableEvent(
                    "event '" + name + "' version " + version + " is unknown to this program",
                    null);
        }
        try {
            var event = mapper.readValue(payload, stored.type());
            if (event == null) {
                throw new UnreadableEvent("event '" + name + "' has no payload but null", null);
            }
            return event;
        } catch (JsonProcessingException malformed) {
            throw new UnreadableEvent(
                    "event '"
                            + name
                            + "' version "
                            + version
                            + " cannot be read: "
                            + malformed.getOriginalMessage(),
                    malformed);
        }
    }
}
