package org.socai.api.imports.file;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * One row of a file, in the file's order: either its cells, or why the file itself already shows
 * that the row cannot be taken.
 */
public sealed interface FileRecord {
    /**
     * Where the row starts, from 1. CSV: the physical line, the header being line 1 unless blank
     * lines come before it. XLSX: the row number the sheet shows. XML: the line of the entry's or
     * the transaction detail's start tag; a bank may write its whole file on one line, so messages
     * also count the entries.
     */
    long line();

    /**
     * A row with all columns of its kind.
     *
     * @param cells column name to text, exactly as written (nothing trimmed); a blank cell is the
     *     empty text
     */
    record FileRow(long line, Map<String, String> cells) implements FileRecord {
        public FileRow {
            cells = Map.copyOf(cells);
        }

        /** The text of a column of the file's kind. */
        public String cell(String column) {
            return requireNonNull(cells.get(column), column);
        }
    }

    /**
     * A row that is rejected while the rows around it are taken.
     *
     * @param message a sentence for whoever sent the file
     */
    record BadRow(long line, Defect defect, String message) implements FileRecord {}

    /** What is wrong with a row; the names are the stable codes of rejections. */
    enum Defect {
        /** More or fewer cells than the header has. */
        WRONG_CELL_COUNT,
        /** A quotation mark inside a cell that is not itself quoted. */
        STRAY_QUOTE,
        /** The spreadsheet would have to be calculated; only values are read. */
        FORMULA_CELL,
        /** A spreadsheet cell that holds an error such as {@code #N/A}. */
        ERROR_CELL,
        /** A bank entry lacks what a payment must have. */
        MISSING_CELL,
        /** A pending or informational bank entry. */
        NOT_BOOKED,
        DEBIT_ENTRY,
        REVERSAL_ENTRY,
        CURRENCY_NOT_VND,
        /** The details of a bank entry do not add up to the entry. */
        AMOUNT_MISMATCH
    }
}
