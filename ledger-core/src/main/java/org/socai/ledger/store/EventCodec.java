package org.socai.ledger.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.function.Function;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.LedgerEvent;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.Rate;
import org.socai.ledger.contribution.TaxCode;
import org.socai.ledger.contribution.UnitCode;

/**
 * The stored form of events: json that a person can read in SQL, under a stable name and version.
 *
 * <p>The form depends on nothing but this class: it uses its own mapper, takes only the components
 * of the records, writes days as ISO text and codes as plain text. What cannot be read is an error
 * that names the event; nothing is skipped. Thread-safe.
 */
public final class EventCodec {
    private final ObjectMapper mapper =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .registerModule(values())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
                    .setVisibility(PropertyAccessor.GETTER, Visibility.NONE)
                    .setVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                    .setVisibility(PropertyAccessor.FIELD, Visibility.ANY);

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

    private static SimpleModule values() {
        var module = new SimpleModule("socai-values");
        text(module, UnitCode.class, UnitCode::value, UnitCode::new);
        text(module, OfficeCode.class, OfficeCode::value, OfficeCode::new);
        text(module, TaxCode.class, TaxCode::value, TaxCode::new);
        text(module, BankReference.class, BankReference::value, BankReference::new);
        text(
                module,
                DeclarationReference.class,
                DeclarationReference::value,
                DeclarationReference::new);
        text(
                module,
                ContributionMonth.class,
                ContributionMonth::toString,
                ContributionMonth::parse);
        text(module, Rate.class, Rate::percent, Rate::ofPercent);
        return module;
    }

    private static <T> void text(
            SimpleModule module,
            Class<T> type,
            Function<T, String> write,
            Function<String, T> read) {
        module.addSerializer(
                type,
                new StdSerializer<T>(type) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public void serialize(T value, JsonGenerator json, SerializerProvider provider)
                            throws IOException {
                        json.writeString(write.apply(value));
                    }
                });
        module.addDeserializer(
                type,
                new StdDeserializer<T>(type) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public T deserialize(JsonParser json, DeserializationContext context)
                            throws IOException {
                        return read.apply(json.getValueAsString());
                    }
                });
    }
}
