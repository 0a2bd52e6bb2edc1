package org.socai.api.imports.file;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.api.imports.file.FileRecord.BadRow;
import org.socai.api.imports.file.FileRecord.Defect;

/**
 * CSV as RFC 4180 has it: UTF-8, commas, lines ended by CRLF or LF, the header exactly the expected
 * columns in their order. Blank lines are passed over. A cell is taken as written: spaces around it
 * belong to it.
 */
final class CsvRecords implements RecordReader {
    private final Utf8Reader text;
    private final CsvLines handler;
    private final CloseableIterator<CsvLine> lines;
    private final HeaderRow header;
    private final int rowLimit;

    private CsvRecords(InputStream in, List<String> columns, FileLimits limits) {
        // The parser reads ahead by up to one of its buffers, so the stream is cut off at twice the
        // limit and the row is
        // measured exactly once it is complete.
        text = new Utf8Reader(in, 2 * limits.rowCharacters(), FileRefused.Reason.ROW_TOO_LONG);
        handler = new CsvLines(columns.size() + 1);
        lines =
                CsvReader.builder()
                        .skipEmptyLines(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .maxBufferSize(4 * limits.rowCharacters())
                        .build(handler, text)
                        .iterator();
        header = new HeaderRow(columns);
        rowLimit = limits.rowCharacters();
    }

    static CsvRecords open(InputStream in, List<String> columns, FileLimits limits)
            throws IOException {
        var records = new CsvRecords(in, columns, limits);
        try {
            records.readHeader();
            return records;
        } catch (RuntimeException e) {
            records.close();
            throw e;
        }
    }

    private void readHeader() {
        CsvLine line = nextLine();
        if (line == null) {
            throw new FileRefused(FileRefused.Reason.EMPTY_FILE, "The file has no header row.");
        }
        header.mustBe(line.cells(), line.cellCount());
    }

    @Override
    public @Nullable FileRecord next() {
        CsvLine line = nextLine();
        return line == null ? null : record(line);
    }

    private FileRecord record(CsvLine line) {
        if (line.strayQuote()) {
            return new BadRow(
                    line.number(),
                    Defect.STRAY_QUOTE,
                    "A cell holds a quotation mark but is not itself quoted; quote it and double"
                            + " the mark.");
        }
        return header.record(line.number(), line.cells(), line.cellCount());
    }

    private @Nullable CsvLine nextLine() {
        while (true) {
            text.unitFinished();
            CsvLine line = parseLine();
            if (line == null || !line.blank()) {
                return line;
            }
        }
    }

    private @Nullable CsvLine parseLine() {
        try {
            if (!lines.hasNext()) {
                return null;
            }
            CsvLine line = lines.next();
            if (line.characters() > rowLimit) {
                throw new FileRefused(
                        FileRefused.Reason.ROW_TOO_LONG,
                        "The row that begins in line %d has more than %,d characters."
                                .formatted(line.number(), rowLimit));
            }
            return line;
        } catch (CsvParseException e) {
            FileRefused refusedWhileReading = refusal(e);
            if (refusedWhileReading != null) {
                throw refusedWhileReading;
            }
            throw new FileRefused(
                    FileRefused.Reason.BROKEN_QUOTING,
                    "In the row that begins in line %d a quoted cell is never closed, or text follows its closing quotation mark."
                            .formatted(handler.beganAt()));
        }
    }

    /** The parser wraps whatever its source throws. */
    private static @Nullable FileRefused refusal(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof FileRefused refused) {
                return refused;
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
