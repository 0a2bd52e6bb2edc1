package org.socai.ledger.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.Rate;
import org.socai.ledger.contribution.TaxCode;
import org.socai.ledger.contribution.UnitCode;
import org.socai.ledger.unit.Allocation;
import org.socai.ledger.unit.Assessment;
import org.socai.ledger.unit.LateCharge;

/**
 * How the ledger's records are written as json: their components and nothing else, days as ISO
 * text, codes as plain text, nothing for null. What is unknown or missing when it is read is an
 * error. The form depends on nothing but this class.
 */
public final class JsonForm {
    /** The records that name rules, each with a class whose fields are those names. */
    private static final Map<Class<?>, Class<?>> RULE_NAMES =
            Map.of(
                    Assessment.class, AssessmentForm.class,
                    Allocation.class, AllocationForm.class,
                    LateCharge.class, LateChargeForm.class);

    private JsonForm() {}

    /** A mapper of the caller's own that writes and reads this form. */
    public static ObjectMapper mapper() {
        return new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .registerModule(values())
                .setMixIns(RULE_NAMES)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
                .setVisibility(PropertyAccessor.GETTER, Visibility.NONE)
                .setVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                .setVisibility(PropertyAccessor.FIELD, Visibility.ANY);
    }

    /**
     * A type that is written as text.
     *
     * @param recurring whether few values of it come again and again
     */
    record Text<T>(
            Class<T> type, Function<T, String> write, Function<String, T> read, boolean recurring) {
        private void addTo(SimpleModule module) {
            text(module, type, write, read);
        }
    }

    /** The types written as text, beside days and names of constants. */
    static List<Text<?>> texts() {
        return List.of(
                new Text<>(UnitCode.class, UnitCode::value, UnitCode::new, true),
                new Text<>(OfficeCode.class, OfficeCode::value, OfficeCode::new, true),
                new Text<>(TaxCode.class, TaxCode::value, TaxCode::new, false),
                new Text<>(BankReference.class, BankReference::value, BankReference::new, false),
                new Text<>(
                        DeclarationReference.class,
                        DeclarationReference::value,
                        DeclarationReference::new,
                        false),
                new Text<>(
                        ContributionMonth.class,
                        ContributionMonth::toString,
                        ContributionMonth::parse,
                        true),
                new Text<>(Rate.class, Rate::percent, Rate::ofPercent, true));
    }

    /** Whether a component of a record names rules: there are few of them, held once each. */
    public static boolean isRuleName(Class<?> record, String component) {
        var names = RULE_NAMES.get(record);
        return names != null
                && Arrays.stream(names.getDeclaredFields())
                        .anyMatch(field -> field.getName().equals(component));
    }

    private static SimpleModule values() {
        var module = new SimpleModule("socai-values");
        texts().forEach(text -> text.addTo(module));
        return module;
    }

    /** The name of a rule: one of few, held once however often it is read. */
    private static final class RuleName extends StdDeserializer<String> {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("unused") // Jackson makes one
        RuleName() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser json, DeserializationContext context)
                throws IOException {
            return json.getValueAsString().intern();
        }
    }

    @SuppressWarnings("UnusedVariable") // Jackson takes the annotation from here
    private abstract static class AssessmentForm {
        @JsonDeserialize(contentUsing = RuleName.class)
        @Nullable List<String> rules;
    }

    @SuppressWarnings("UnusedVariable") // Jackson takes the annotation from here
    private abstract static class AllocationForm {
        @JsonDeserialize(using = RuleName.class)
        @Nullable String orderRule;
    }

    @SuppressWarnings("UnusedVariable") // Jackson takes the annotation from here
    private abstract static class LateChargeForm {
        @JsonDeserialize(using = RuleName.class)
        @Nullable String rule;
    }

    /** Has one type written and read as text. */
    public static <T> void text(
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
