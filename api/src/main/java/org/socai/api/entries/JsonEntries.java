package org.socai.api.entries;

import java.io.OutputStream;
import java.util.List;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.json.JsonMapper;

/** Entries as one JSON array of lines. */
final class JsonEntries implements EntryWriter {
    private final SequenceWriter lines;

    JsonEntries(JsonMapper json, OutputStream out) {
        this.lines = json.writer().writeValuesAsArray(out);
    }

    @Override
    public void write(List<EntryLine> entry) {
        lines.writeAll(entry);
    }

    @Override
    public void end() {
        lines.close();
    }
}
