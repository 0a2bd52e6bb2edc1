package org.socai.ledger.unit;

/**
 * A state that was carried forward has forgotten what this decision or event is about. Nothing is
 * guessed: the same is done again on the whole history.
 */
public final class EarlierHistoryNeeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EarlierHistoryNeeded(String what) {
        // An outcome rather than a failure, and a frequent one: it carries no stack trace.
        super(what, null, false, false);
    }
}
