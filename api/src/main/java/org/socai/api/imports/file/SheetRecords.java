package org.socai.api.imports.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.api.imports.file.FileRecord.BadRow;
import org.socai.api.imports.file.FileRecord.Defect;

/**
 * The first worksheet of a workbook: a header row, then rows of values. Nothing is calculated, so a
 * cell with a formula is a bad row even when the workbook remembers its last result. Blank rows are
 * passed over; hidden rows are rows.
 */
final class SheetRecords implements RecordReader {
    private final Workbook workbook;
    private final SheetCells sheet;
    private final HeaderRow header;

    private SheetRecords(Workbook workbook, SheetCells sheet, List<String> columns) {
        this.workbook = workbook;
        this.sheet = sheet;
        header = new HeaderRow(columns);
    }

    static SheetRecords open(Path file, List<String> columns, FileLimits limits)
            throws IOException {
        Workbook workbook = Workbook.open(file, limits);
        try {
            var records = new SheetRecords(workbook, workbook.firstSheet(), columns);
            records.readHeader();
            return records;
        } catch (RuntimeException | IOException e) {
            workbook.close();
            throw e;
        }
    }

    private void readHeader() {
        List<SheetCell> cells = nextFilledRow();
        if (cells == null) {
            throw new FileRefused(FileRefused.Reason.EMPTY_FILE, "The first sheet is empty.");
        }
        header.mustBe(cells.stream().map(SheetCell::text).toList(), cells.size());
    }

    @Override
    public @Nullable FileRecord next() {
        List<SheetCell> cells = nextFilledRow();
        return cells == null ? null : record(cells);
    }

    private @Nullable List<SheetCell> nextFilledRow() {
        List<SheetCell> cells = sheet.nextRow();
        while (cells != null && cells.stream().allMatch(SheetCell::blank)) {
            cells = sheet.nextRow();
        }
        return cells;
    }

    private FileRecord record(List<SheetCell> cells) {
        for (int i = 0; i < cells.size(); i++) {
            switch (cells.get(i).content()) {
                case TEXT -> {}
                case FORMULA -> {
                    return bad(Defect.FORMULA_CELL, i, "holds a formula; only values are read");
                }
                case ERROR -> {
                    return bad(Defect.ERROR_CELL, i, "holds an error");
                }
            }
        }
        while (cells.size() < header.columns().size()) {
            cells.add(SheetCell.BLANK);
        }
        return header.record(
                sheet.row(), cells.stream().map(SheetCell::text).toList(), cells.size());
    }

    private BadRow bad(Defect defect, int column, String what) {
        String name =
                column < header.columns().size()
                        ? "column " + header.columns().get(column)
                        : "the %dth column".formatted(column + 1);
        return new BadRow(sheet.row(), defect, "The cell in %s %s.".formatted(name, what));
    }

    @Override
    public void close() throws IOException {
        // Closing a package closes the streams of its parts.
        workbook.close();
    }
}
