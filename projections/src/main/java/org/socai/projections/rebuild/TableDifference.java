package org.socai.projections.rebuild;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * A table whose new rows are not the old ones.
 *
 * @param positions of events whose rows differ, the first ones
 */
public record TableDifference(String table, Contents before, Contents after, List<Long> positions) {
    public TableDifference {
        positions = List.copyOf(positions);
    }

    /**
     * What is compared of a table; equal contents do not depend on the order of rows.
     *
     * @param hash over all columns of all rows
     * @param sums of each column of whole numbers
     */
    public record Contents(long rows, BigInteger hash, Map<String, BigInteger> sums) {
        public Contents {
            sums = Map.copyOf(sums);
        }
    }
}
