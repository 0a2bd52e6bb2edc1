package org.socai.projections.feed;

/** Events were handed to the projections with one left out; nothing of the batch is written. */
public final class PositionGap extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PositionGap(long expected, long found) {
        super(
                "the projections expected the event at position "
                        + expected
                        + ", not the one at "
                        + found);
    }
}
