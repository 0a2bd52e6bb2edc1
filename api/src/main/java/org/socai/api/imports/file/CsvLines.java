package org.socai.api.imports.file;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds {@link CsvLine}s, keeping no more cells of a line than are needed to see that it has too
 * many.
 */
final class CsvLines extends AbstractBaseCsvCallbackHandler<CsvLine> {
    private final int keep;
    private List<String> cells = new ArrayList<>();
    private long beganAt = 1;
    private long characters;
    private boolean strayQuote;
    private boolean blank;

    CsvLines(int keep) {
        this.keep = keep;
    }

    /** The line where the record that is being read, or was read last, begins. */
    long beganAt() {
        return beganAt;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        beganAt = startingLineNumber;
        cells = new ArrayList<>();
        characters = 0;
        strayQuote = false;
        blank = false;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        characters += length + 1L;
        if (index >= keep) {
            return;
        }
        String cell = new String(buffer, offset, length);
        cells.add(cell);
        strayQuote |= !quoted && cell.indexOf('"') >= 0;
    }

    @Override
    protected void handleEmpty() {
        blank = true;
    }

    @Override
    protected CsvLine buildRecord() {
        return new CsvLine(beganAt, cells, getFieldCount(), characters, strayQuote, blank);
    }
}
