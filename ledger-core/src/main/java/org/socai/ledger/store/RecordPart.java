package org.socai.ledger.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.records.RecordMaker;
import org.socai.ledger.store.WrittenForm.Part;

/**
 * Reads and writes a record by its components, in their order; one that may be null may be left
 * out.
 */
final class RecordPart implements Part {
    private final byte[][] names;
    private final Part[] values;
    private final boolean[] optional;
    private final RecordMaker maker;
    private final WrittenComponent[] written;

    RecordPart(Class<?> type, List<Part> values) {
        var components = type.getRecordComponents();
        this.values = values.toArray(Part[]::new);
        this.names = new byte[components.length][];
        this.optional = new boolean[components.length];
        this.written = new WrittenComponent[components.length];
        for (int i = 0; i < components.length; i++) {
            names[i] = ('"' + components[i].getName() + "\":").getBytes(StandardCharsets.US_ASCII);
            optional[i] = !components[i].getType().isPrimitive();
            written[i] = WrittenComponent.of(components[i], values.get(i));
        }
        this.maker = new RecordMaker(type);
    }

    @Override
    public Object read(JsonBytes json) {
        var arguments = new @Nullable Object[names.length];
        json.expect('{');
        boolean first = true;
        for (int i = 0; i < names.length; i++) {
            if (json.comes(first, names[i])) {
                arguments[i] = values[i].read(json);
                first = false;
            } else if (!optional[i]) {
                throw new JsonBytes.NotAsWritten();
            }
        }
        json.expect('}');
        return maker.of(arguments);
    }

    @Override
    public void write(Object value, JsonText json) {
        json.sign('{');
        boolean first = true;
        for (var component : written) {
            first &= !component.write(value, first, json);
        }
        json.sign('}');
    }
}
