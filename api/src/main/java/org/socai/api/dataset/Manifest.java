package org.socai.api.dataset;

import java.util.List;

/**
 * What the files of a data set come to, in the order in which they are to be sent.
 *
 * @param months how many months are declared
 */
public record Manifest(long seed, int units, int months, List<Entry> files) {
    /**
     * What the ledger says of one file.
     *
     * @param kind the kind of import
     * @param rows all rows below the header
     * @param amount the sum of what payments credit, each counted once, in dong; 0 for other kinds
     */
    public record Entry(
            String file,
            String kind,
            long rows,
            long accepted,
            long duplicates,
            long rejected,
            long amount) {}
}
