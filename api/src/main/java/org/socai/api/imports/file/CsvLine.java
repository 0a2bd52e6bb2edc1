package org.socai.api.imports.file;

import java.util.List;

/**
 * A record as the CSV parser hands it over.
 *
 * @param number the physical line where it begins
 * @param cells its cells, at most one more than the header has
 * @param cellCount how many cells it has in truth
 * @param characters the length of all its cells
 * @param strayQuote whether an unquoted cell holds a quotation mark
 * @param blank whether it is an empty line
 */
record CsvLine(
        long number,
        List<String> cells,
        int cellCount,
        long characters,
        boolean strayQuote,
        boolean blank) {}
