package org.socai.api.imports.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.socai.api.imports.file.FileRecord.BadRow;
import org.socai.api.imports.file.FileRecord.Defect;
import org.socai.api.imports.file.FileRecord.FileRow;

/** The columns a file must begin with, and the naming of a row's cells by them. */
record HeaderRow(List<String> columns) {
    private static final int SHOWN = 300;

    /**
     * @param found the cells of the first row, perhaps not all
     * @param cellCount how many it has
     */
    void mustBe(List<String> found, int cellCount) {
        if (found.equals(columns) && cellCount == columns.size()) {
            return;
        }
        List<String> missing = columns.stream().filter(column -> !found.contains(column)).toList();
        String what =
                missing.isEmpty()
                        ? "The columns are not exactly the expected ones in their order."
                        : "Missing: " + String.join(", ", missing) + ".";
        throw new FileRefused(
                FileRefused.Reason.WRONG_HEADER,
                "The header row must be %s. Found: %s. %s"
                        .formatted(String.join(",", columns), shown(found), what));
    }

    FileRecord record(long line, List<String> cells, int cellCount) {
        if (cellCount != columns.size()) {
            return new BadRow(
                    line,
                    Defect.WRONG_CELL_COUNT,
                    "The row has %d %s, the header has %d."
                            .formatted(
                                    cellCount, cellCount == 1 ? "cell" : "cells", columns.size()));
        }
        Map<String, String> named = HashMap.newHashMap(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            named.put(columns.get(i), cells.get(i));
        }
        return new FileRow(line, named);
    }

    /**
     * What was found, without the characters that could disturb a log or a page, and not at any
     * length.
     */
    private static String shown(List<String> found) {
        String text = String.join(",", found).replaceAll("\\p{Cntrl}", " ");
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
