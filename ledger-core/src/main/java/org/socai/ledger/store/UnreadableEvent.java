package org.socai.ledger.store;

import org.jspecify.annotations.Nullable;

/**
 * A stored event that this program cannot read: unknown name, newer version, or a payload that does
 * not fit.
 */
public final class UnreadableEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableEvent(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
