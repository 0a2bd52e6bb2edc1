package org.socai.api.http;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Function;
import org.socai.ledger.contribution.BankReference;
import org.socai.ledger.contribution.ContributionMonth;
import org.socai.ledger.contribution.DeclarationReference;
import org.socai.ledger.contribution.OfficeCode;
import org.socai.ledger.contribution.TaxCode;
import org.socai.ledger.contribution.UnitCode;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Codes, references, months and days as plain text, and as nothing else: by itself the mapper also
 * takes arrays for days.
 */
final class LedgerValues extends SimpleModule {
    private static final long serialVersionUID = 1L;

    LedgerValues() {
        super("ledger-values");
        text(UnitCode.class, UnitCode::value, UnitCode::new);
        text(OfficeCode.class, OfficeCode::value, OfficeCode::new);
        text(TaxCode.class, TaxCode::value, TaxCode::new);
        text(BankReference.class, BankReference::value, BankReference::new);
        text(DeclarationReference.class, DeclarationReference::value, DeclarationReference::new);
        text(ContributionMonth.class, ContributionMonth::toString, ContributionMonth::parse);
        text(LocalDate.class, LocalDate::toString, LocalDate::parse);
    }

    private <T> void text(Class<T> type, Function<T, String> write, Function<String, T> read) {
        addSerializer(
                type,
                new StdSerializer<T>(type) {
                    @Override
                    public void serialize(
                            T value, JsonGenerator json, SerializationContext context) {
                        json.writeString(write.apply(value));
                    }
                });
        addDeserializer(
                type,
                new StdDeserializer<T>(type) {
                    @Override
                    public T deserialize(JsonParser json, DeserializationContext context) {
                        if (json.currentToken() != JsonToken.VALUE_STRING) {
                            throw context.wrongTokenException(
                                    json, type, JsonToken.VALUE_STRING, "text is needed");
                        }
                        var value = json.getString();
                        try {
                            return read.apply(value);
                        } catch (DateTimeException noSuchDay) {
                            throw context.weirdStringException(value, type, "no such day");
                        }
                    }
                });
    }
}
