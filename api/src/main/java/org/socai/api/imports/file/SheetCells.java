package org.socai.api.imports.file;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a worksheet, one at a time. */
final class SheetCells implements Closeable {
    private static final int LAST_ROW = 1_048_576;

    private final XmlCursor xml;
    private final FileLimits limits;
    private final SharedTexts texts;
    private final CellFormats formats;
    private final boolean epoch1904;
    private final int sheetData;
    private int row;
    private int characters;
    private boolean finished;

    /** Takes over the cursor, which stands on the sheet's root. */
    SheetCells(
            XmlCursor xml,
            FileLimits limits,
            SharedTexts texts,
            CellFormats formats,
            boolean epoch1904) {
        this.xml = xml;
        this.limits = limits;
        this.texts = texts;
        this.formats = formats;
        this.epoch1904 = epoch1904;
        int root = xml.depth();
        do {
            if (!xml.nextChild(root)) {
                throw Workbook.broken("its first sheet has no rows");
            }
        } while (!xml.name().equals("sheetData"));
        sheetData = xml.depth();
    }

    /**
     * The cells of the next row up to the last that holds something, or null after the last row.
     */
    @Nullable List<SheetCell> nextRow() {
        if (finished || !xml.nextChild(sheetData)) {
            finish();
            return null;
        }
        xml.allow(limits.rowCharacters(), FileRefused.Reason.ROW_TOO_LONG);
        characters = 0;
        int number = rowNumber(xml.attribute("r"));
        if (number <= row || number > LAST_ROW) {
            throw Workbook.broken("its rows are not in order");
        }
        row = number;
        List<SheetCell> cells = new ArrayList<>();
        int column = 0;
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            xml.allow(limits.rowCharacters(), FileRefused.Reason.ROW_TOO_LONG);
            column = column(xml.attribute("r"), column);
            SheetCell cell = cell();
            if (!cell.blank()) {
                put(cells, column, cell);
            }
            column++;
        }
        return cells;
    }

    private void finish() {
        if (!finished) {
            finished = true;
            xml.finish();
        }
    }

    /** The number of the row read last, as the sheet shows it. */
    int row() {
        return row;
    }

    private int rowNumber(@Nullable String written) {
        try {
            return written == null ? row + 1 : Integer.parseInt(written);
        } catch (NumberFormatException e) {
            throw Workbook.broken("a row has no number");
        }
    }

    private void put(List<SheetCell> cells, int column, SheetCell cell) {
        if (column >= limits.columns()) {
            throw new FileRefused(
                    FileRefused.Reason.TOO_MANY_COLUMNS,
                    "Row %d of the sheet has something in a column beyond the %dth."
                            .formatted(row, limits.columns()));
        }
        if (column < cells.size()) {
            throw Workbook.broken("the cells of row %d are not in order".formatted(row));
        }
        characters += cell.text().length();
        if (characters > limits.rowCharacters()) {
            throw new FileRefused(
                    FileRefused.Reason.ROW_TOO_LONG,
                    "Row %d of the sheet has more than %,d characters."
                            .formatted(row, limits.rowCharacters()));
        }
        while (cells.size() < column) {
            cells.add(SheetCell.BLANK);
        }
        cells.add(cell);
    }

    /**
     * The column, from 0, of a reference such as {@code AB12}; without a reference the cell follows
     * the one before.
     */
    private static int column(@Nullable String reference, int following) {
        if (reference == null) {
            return following;
        }
        int column = 0;
        for (int i = 0; i < reference.length() && i < 4; i++) {
            char letter = reference.charAt(i);
            if (letter < 'A' || letter > 'Z') {
                break;
            }
            column = column * 26 + (letter - 'A' + 1);
        }
        if (column == 0) {
            throw Workbook.broken("a cell has no column");
        }
        return column - 1;
    }

    private SheetCell cell() {
        String type = xml.attribute("t");
        CellFormat format = formats.of(xml.attribute("s"));
        boolean formula = false;
        String value = "";
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "f" -> formula = true;
                case "v" -> value = xml.text();
                case "is" -> value = SharedTexts.richText(xml);
                default -> {}
            }
        }
        if (formula) {
            return SheetCell.FORMULA;
        }
        return value.isEmpty() ? SheetCell.BLANK : typed(type == null ? "n" : type, value, format);
    }

    private SheetCell typed(String type, String value, CellFormat format) {
        return switch (type) {
            case "n" -> SheetCell.of(format.text(value.strip(), epoch1904));
            case "s" -> SheetCell.of(texts.get(value.strip()));
            case "inlineStr", "str", "d" -> SheetCell.of(value);
            case "b" -> SheetCell.of(truth(value.strip()));
            case "e" -> SheetCell.ERROR;
            default -> throw Workbook.broken("a cell in row %d has an unknown type".formatted(row));
        };
    }

    private static String truth(String stored) {
        return switch (stored) {
            case "1" -> "true";
            case "0" -> "false";
            default -> stored;
        };
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
