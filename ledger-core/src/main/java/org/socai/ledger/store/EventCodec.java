package org.socai.ledger.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.store.WrittenForm.Part;

/**
 * The stored form of events: json that a person can read in SQL, under a stable name and version.
 *
 * <p>The form is {@link JsonForm}. What cannot be read is an error that names the event; nothing is
 * skipped. Thread-safe.
 */
public final class EventCodec {
    private final ObjectMapper mapper = JsonForm.mapper();
    private final Map<Class<?>, Part> asWritten = new HashMap<>();

    public EventCodec() {
        var form = new WrittenForm();
        for (var stored : EventNames.all()) {
            var part = form.of(stored.type());
            if (part != null) {
                asWritten.put(stored.type(), part);
            }
        }
    }

    /** An event's payload as json text. */
    public String write(LedgerEvent event) {
        var json = new JsonText();
        write(event, json);
        return new String(json.bytes(), 0, json.size(), StandardCharsets.UTF_8);
    }

    /** The same in place of whatever was written before. */
    void write(LedgerEvent event, JsonText json) {
        var part = asWritten.get(event.getClass());
        json.clear();
        if (part != null) {
            part.write(event, json);
        } else {
            json.unfit();
        }
        if (!json.isPlain()) {
            json.clear();
            json.encoded(mapped(event));
        }
    }

    private byte[] mapped(LedgerEvent event) {
        try {
            return mapper.writeValueAsBytes(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("event " + event + " cannot be written", impossible);
        }
    }

    /**
     * The event that was stored under this name and version.
     *
     * @param payload json in UTF-8
     * @throws UnreadableEvent when the name or version is unknown or the payload does not fit
     */
    public LedgerEvent read(String name, int version, byte[] payload) {
        return read(name, version, payload, 0, payload.length);
    }

    /** The same of a payload that stands in an array from one place to before another. */
    LedgerEvent read(String name, int version, byte[] bytes, int from, int to) {
        var stored = EventNames.named(name);
        if (stored == null || version > stored.version()) {
            throw new UnreadableEvent(
                    "event '" + name + "' version " + version + " is unknown to this program",
                    null);
        }
        var part = asWritten.get(stored.type());
        var event = part == null ? null : WrittenForm.read(part, new JsonBytes(bytes, from, to));
        return event == null
                ? mapped(
                        stored, version, new String(bytes, from, to - from, StandardCharsets.UTF_8))
                : (LedgerEvent) event;
    }

    /** Says whether json can be read at all, and why not. */
    private LedgerEvent mapped(EventNames.Stored stored, int version, String payload) {
        var name = stored.name();
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
