package org.socai.projections.totals;

import java.util.Comparator;

/** An office's units that the State budget funds, or those that it does not. */
record Office(String code, boolean budgetFunded) implements Comparable<Office> {
    private static final Comparator<Office> ORDER =
            Comparator.comparing(Office::code).thenComparing(Office::budgetFunded);

    @Override
    public int compareTo(Office other) {
        return ORDER.compare(this, other);
    }
}
