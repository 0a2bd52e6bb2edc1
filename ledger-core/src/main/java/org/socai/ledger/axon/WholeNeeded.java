package org.socai.ledger.axon;

/**
 * A decision could not be made, or its answer not be trusted, on a state that was carried forward:
 * it is to be made again on all of the unit's history.
 *
 * <p>The next attempts know that from their thread and not from what is kept of the unit: while it
 * is busy, others put a short state in the place of the whole one before the attempt begins.
 */
final class WholeNeeded extends MoreIsKnown {
    private static final long serialVersionUID = 1L;
    private static final ScopedValue<Boolean> KNOWN = ScopedValue.newInstance();

    WholeNeeded(Throwable onShortState) {
        super("the answer stood on a state that was carried forward", onShortState);
    }

    @Override
    void decide(Runnable attempt) {
        ScopedValue.where(KNOWN, true).run(attempt);
    }

    /** Whether this thread makes such an attempt. */
    static boolean isKnown() {
        return KNOWN.isBound();
    }
}
