package org.socai.ledger.store;

import java.time.Instant;

/** Somebody asks what the ledger will know at an instant that has not come. */
public final class FutureInstant extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FutureInstant(Instant instant) {
        super("the ledger does not know yet what it will know at " + instant);
    }
}
