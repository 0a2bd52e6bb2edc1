package org.socai.api.bench.peer;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;

/** Axon's Jackson serializer for the ledger's events, which are records. */
final class PeerJson {
    private PeerJson() {}

    static Serializer serializer() {
        var mapper =
                new ObjectMapper()
                        .findAndRegisterModules()
                        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                        .setVisibility(PropertyAccessor.GETTER, Visibility.NONE)
                        .setVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                        .setVisibility(PropertyAccessor.FIELD, Visibility.ANY);
        return JacksonSerializer.builder().objectMapper(mapper).build();
    }
}
