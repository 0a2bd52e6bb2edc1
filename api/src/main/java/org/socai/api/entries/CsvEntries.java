package org.socai.api.entries;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries as CSV after RFC 4180, one line each under a header. */
final class CsvEntries implements EntryWriter {
    private final CsvWriter csv;

    CsvEntries(Writer out) {
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
        csv.writeRecord(
                "position",
                "sequence",
                "line",
                "type",
                "unit_code",
                "account",
                "fund",
                "period",
                "due_on",
                "effective_on",
                "recorded_at",
                "amount");
    }

    @Override
    public void write(List<EntryLine> entry) {
        for (var line : entry) {
            csv.writeRecord(
                    Long.toString(line.position()),
                    Long.toString(line.sequence()),
                    Integer.toString(line.line()),
                    CsvCell.text(line.type()),
                    text(line.unitCode()),
                    line.account().name(),
                    text(line.fund()),
                    text(line.period()),
                    text(line.dueOn()),
                    line.effectiveOn().toString(),
                    line.recordedAt().toString(),
                    Long.toString(line.amount()));
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : CsvCell.text(value.toString());
    }

    @Override
    public void end() throws IOException {
        csv.flush();
    }
}
