package org.socai.projections;

/**
 * Which part of a list is asked for.
 *
 * @param number from 0
 * @param size rows on a page, 1 to 1,000
 */
public record Page(int number, int size) {
    public static final int LARGEST = 1_000;

    public Page {
        if (number < 0 || size < 1 || size > LARGEST) {
            throw new IllegalArgumentException(
                    "a page is numbered from 0 and has 1 to " + LARGEST + " rows");
        }
    }

    /** How many rows come before the page. */
    public long offset() {
        return (long) number * size;
    }
}
