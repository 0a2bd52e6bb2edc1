package org.socai.ledger.store;

import org.jspecify.annotations.Nullable;

/**
 * The connection was lost while events were being appended, and the database could not be asked
 * what became of them: they may be recorded or not. Sending the same facts again is safe, because a
 * fact is recorded once however often it is sent.
 */
public final class OutcomeUnknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutcomeUnknown(@Nullable Throwable cause) {
        super(
                "it is not known whether the events were recorded; sending the same facts again is"
                        + " safe",
                cause);
    }
}
